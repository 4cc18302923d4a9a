// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/export/certificate_card.h"

#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include "widgets/theme/theme.h"

namespace luthier {

CertificateCard::CertificateCard(QWidget* parent) : Card(QStringLiteral(" "), parent) {
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
  body().addWidget(verdict_);
  body().addWidget(folder_);
  connect(openFolder_, &QPushButton::clicked, this, [this] { openFile({}); });
  connect(openPage_, &QPushButton::clicked, this, [this] { openFile(QStringLiteral("parity.html")); });
  show();
}

void CertificateCard::setArtifact(const std::optional<ArtifactRow>& artifact) {
  artifact_ = artifact;
  show();
}

void CertificateCard::addRow(const QString& label, const QString& value) {
  auto* form = static_cast<QFormLayout*>(rows_->layout());
  auto* text = theme::makeLabel(value, theme::TextRole::Body);
  text->setTextFormat(Qt::PlainText);
  text->setWordWrap(true);
  text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  text->setAccessibleName(QStringLiteral("%1: %2").arg(label, value));
  form->addRow(theme::makeLabel(label, theme::TextRole::Caption), text);
}

void CertificateCard::show() {
  setTitle(artifact_ ? tr("Certificate: %1").arg(exportFormatLabel(artifact_->artifact.kind)) : tr("Certificate"));
  openFolder_->setText(tr("Open folder"));
  openPage_->setText(tr("Open as a page"));
  // Text exports of an older Luthier have no page.
  openPage_->setVisible(artifact_ && artifact_->artifact.details.find("\"compared_by\"") != std::string::npos);
  openFolder_->setVisible(artifact_.has_value());
  folder_->setVisible(artifact_.has_value());
  delete rows_;
  rows_ = new QWidget;
  auto* form = new QFormLayout(rows_);
  form->setContentsMargins(0, 0, 0, 0);
  form->setHorizontalSpacing(theme::spaceLarge);
  form->setVerticalSpacing(theme::spaceSmall);
  form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
  body().insertWidget(2, rows_);
  if (!artifact_) {
    verdict_->setText(tr("Export the run, and what was compared is shown here."));
    theme::setTone(*verdict_, theme::Tone::Muted);
    return;
  }
  const auto& certificate = artifact_->certificate;
  folder_->setText(QString::fromStdString(artifact_->artifact.path));
  verdict_->setText(certificate.verdict());
  theme::setTone(*verdict_, certificate.examples == 0           ? theme::Tone::Warning
                            : certificate.passed.value_or(true) ? theme::Tone::Good
                                                                : theme::Tone::Bad);
  for (const auto& [label, value] : certificate.rows()) {
    addRow(label, value);
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
