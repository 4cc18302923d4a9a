// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/states/card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "widgets/theme/theme.h"

namespace luthier {

Card::Card(QWidget* parent) : Card(QString(), parent) {}

Card::Card(const QString& title, QWidget* parent)
    : QFrame(parent),
      header_(new QHBoxLayout),
      body_(new QVBoxLayout),
      title_(theme::makeLabel(title, theme::TextRole::Section)) {
  setProperty("card", true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(theme::spaceLarge, theme::spaceMedium, theme::spaceLarge, theme::spaceLarge);
  layout->setSpacing(theme::spaceSmall);
  header_->setSpacing(theme::spaceSmall);
  header_->addWidget(title_);
  header_->addStretch(1);
  body_->setSpacing(theme::spaceSmall);
  layout->addLayout(header_);
  layout->addLayout(body_, 1);
  setTitle(title);
}

void Card::setTitle(const QString& title) {
  title_->setText(title);
  title_->setVisible(!title.isEmpty());
  setAccessibleName(title);
}

}  // namespace luthier
