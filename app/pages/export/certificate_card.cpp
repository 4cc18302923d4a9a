// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/export/certificate_card.h"

#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "app/pages/shared/fact_list.h"
#include "widgets/theme/theme.h"

namespace luthier {

CertificateCard::CertificateCard(QWidget* parent) : Card(QStringLiteral(" "), parent) {
  hint_ = theme::makeLabel({}, theme::TextRole::Caption);
  hint_->setWordWrap(true);
  verdict_ = theme::makeLabel({}, theme::TextRole::Strong);
  verdict_->setWordWrap(true);
  folder_ = theme::makeLabel({}, theme::TextRole::Caption);
  folder_->setTextFormat(Qt::PlainText);
  folder_->setWordWrap(true);
  folder_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  openPage_ = new QPushButton;
  openFolder_ = new QPushButton;
  header().addWidget(openPage_);
  header().addWidget(openFolder_);
  body().addWidget(hint_);
  body().addWidget(verdict_);
  body().addWidget(folder_);
  facts_ = new FactList;
  body().addWidget(facts_);
  connect(openFolder_, &QPushButton::clicked, this, [this] { openFile({}); });
  connect(openPage_, &QPushButton::clicked, this, [this] { openFile(QStringLiteral("parity.html")); });
  show();
}

void CertificateCard::setArtifact(const std::optional<ArtifactRow>& artifact) {
  artifact_ = artifact;
  show();
}

void CertificateCard::show() {
  setTitle(artifact_ ? tr("Certificate: %1").arg(exportFormatLabel(artifact_->artifact.kind)) : tr("Certificate"));
  openFolder_->setText(tr("Open folder"));
  openPage_->setText(tr("Open as a page"));
  // Text exports of an older Luthier have no page.
  openPage_->setVisible(artifact_ && artifact_->artifact.details.find("\"compared_by\"") != std::string::npos);
  openFolder_->setVisible(artifact_.has_value());
  folder_->setVisible(artifact_.has_value());
  verdict_->setVisible(artifact_.has_value());
  hint_->setVisible(!artifact_);
  hint_->setText(tr("After an export, this card tells how the exported model's answers compare with the run's."));
  facts_->clear();
  if (!artifact_) {
    return;
  }
  const auto& certificate = artifact_->certificate;
  folder_->setText(QString::fromStdString(artifact_->artifact.path));
  verdict_->setText(certificate.verdict());
  theme::setTone(*verdict_, certificate.examples == 0           ? theme::Tone::Warning
                            : certificate.passed.value_or(true) ? theme::Tone::Good
                                                                : theme::Tone::Bad);
  for (const auto& [label, value] : certificate.rows()) {
    facts_->add(label, value);
  }
}

void CertificateCard::openFile(const QString& name) const {
  if (artifact_) {
    const QDir folder(QString::fromStdString(artifact_->artifact.path));
    QDesktopServices::openUrl(QUrl::fromLocalFile(name.isEmpty() ? folder.path() : folder.filePath(name)));
  }
}

void CertificateCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    show();
  }
  Card::changeEvent(event);
}

}  // namespace luthier
