// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/states/page_header.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "widgets/text/elided_label.h"
#include "widgets/theme/theme.h"

namespace luthier {

PageHeader::PageHeader(QWidget* parent)
    : QWidget(parent), title_(new ElidedLabel), sentence_(new ElidedLabel), actions_(new QHBoxLayout) {
  theme::setRole(*title_, theme::TextRole::PageTitle);
  theme::setRole(*sentence_, theme::TextRole::Body);
  theme::setTone(*sentence_, theme::Tone::Muted);
  auto* words = new QVBoxLayout;
  words->setSpacing(theme::spaceTiny);
  words->addWidget(title_);
  words->addWidget(sentence_);
  actions_->setSpacing(theme::spaceMedium);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(theme::spaceLarge);
  layout->addLayout(words, 1);
  layout->addLayout(actions_);
  sentence_->hide();
}

void PageHeader::setTitle(const QString& title) {
  title_->setText(title);
  setAccessibleName(title);
}

void PageHeader::setSentence(const QString& sentence) {
  sentence_->setText(sentence);
  sentence_->setVisible(!sentence.isEmpty());
  setAccessibleDescription(sentence);
}

void PageHeader::addControl(QWidget* control) { actions_->addWidget(control, 0, Qt::AlignVCenter); }

}  // namespace luthier
