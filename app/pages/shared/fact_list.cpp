// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/shared/fact_list.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "widgets/theme/theme.h"

namespace luthier {

FactList::FactList(QWidget* parent) : QWidget(parent), place_(new QVBoxLayout(this)) {
  place_->setContentsMargins(0, 0, 0, 0);
  clear();
}

void FactList::clear() {
  delete box_;
  box_ = new QWidget;
  rows_ = new QFormLayout(box_);
  rows_->setContentsMargins(0, 0, 0, 0);
  rows_->setHorizontalSpacing(theme::spaceLarge);
  rows_->setVerticalSpacing(theme::spaceSmall);
  rows_->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
  place_->addWidget(box_);
}

void FactList::add(const QString& label, const QString& value) {
  if (value.isEmpty()) {
    return;
  }
  QLabel* text = theme::makeLabel(value, theme::TextRole::Body);
  text->setTextFormat(Qt::PlainText);
  text->setWordWrap(true);
  text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  text->setAccessibleName(QStringLiteral("%1: %2").arg(label, value));
  QLabel* caption = theme::makeLabel(label, theme::TextRole::Caption);
  caption->setAlignment(Qt::AlignLeft | Qt::AlignTop);  // beside the first line of a long value
  caption->setContentsMargins(0, 1, 0, 0);              // its smaller type on the same line
  rows_->addRow(caption, text);
}

}  // namespace luthier
