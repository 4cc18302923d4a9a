// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/evaluate/text_try_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace luthier {

TextTryPanel::TextTryPanel(const StudioContext& context, QWidget* parent)
    : Card(parent), explain_(new QPushButton), try_(new TextTry(context)) {
  header().addWidget(explain_);
  body().addWidget(try_, 1);
  connect(explain_, &QPushButton::clicked, this, [this] { emit explainRequested(try_->input()); });
  retranslate();
}

void TextTryPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  Card::changeEvent(event);
}

void TextTryPanel::retranslate() {
  setTitle(tr("Try it"));
  explain_->setText(tr("Explain"));
  explain_->setToolTip(tr("See which words led to the answer."));
}

}  // namespace luthier
