// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/preferences/network_card.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include "app/settings/preferences.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int fieldWidth = 280;
constexpr int largestLimit = 1'000'000;
constexpr int limitStep = 250;

QLabel* labelFor(QWidget* field) {
  auto* label = theme::makeLabel({}, theme::TextRole::Caption);
  label->setBuddy(field);
  field->setMaximumWidth(fieldWidth);
  return label;
}

}  // namespace

NetworkCard::NetworkCard(Preferences& preferences, QWidget* parent)
    : Card(parent), offline_(new QCheckBox), proxy_(new QLineEdit), limit_(new QSpinBox) {
  proxyLabel_ = labelFor(proxy_);
  limitLabel_ = labelFor(limit_);
  hint_ = theme::makeLabel({}, theme::TextRole::Caption);
  hint_->setWordWrap(true);
  proxy_->setPlaceholderText(QStringLiteral("http://host:8080"));
  limit_->setRange(0, largestLimit);
  limit_->setSingleStep(limitStep);
  offline_->setChecked(preferences.offline());
  proxy_->setText(preferences.proxy());
  limit_->setValue(preferences.downloadLimit());
  for (QWidget* part : {static_cast<QWidget*>(offline_), static_cast<QWidget*>(proxyLabel_), static_cast<QWidget*>(proxy_),
                        static_cast<QWidget*>(limitLabel_), static_cast<QWidget*>(limit_), static_cast<QWidget*>(hint_)}) {
    body().addWidget(part);
  }
  connect(offline_, &QCheckBox::toggled, this, [&preferences](bool on) { preferences.setOffline(on); });
  connect(proxy_, &QLineEdit::editingFinished, this, [this, &preferences] { preferences.setProxy(proxy_->text()); });
  connect(limit_, &QSpinBox::valueChanged, this, [&preferences](int value) { preferences.setDownloadLimit(value); });
  retranslate();
}

void NetworkCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  Card::changeEvent(event);
}

void NetworkCard::retranslate() {
  setTitle(tr("Network"));
  offline_->setText(tr("Offline: fetch nothing"));
  proxyLabel_->setText(tr("Proxy"));
  proxy_->setAccessibleName(tr("Proxy"));
  proxy_->setToolTip(tr("Empty: as the system's environment says (https_proxy)."));
  limitLabel_->setText(tr("Speed limit of downloads"));
  limit_->setAccessibleName(tr("Speed limit of downloads"));
  limit_->setSuffix(tr(" kB/s"));
  limit_->setSpecialValueText(tr("No limit"));
  hint_->setText(tr("Luthier fetches models of the catalogue, and only when you ask for one."));
}

}  // namespace luthier
