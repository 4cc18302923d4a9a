// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/page.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/states/page_header.h"
#include "widgets/theme/theme.h"

namespace luthier {

Page::Page(const StudioContext& context, QWidget* parent)
    : QWidget(parent), context_(context), header_(new PageHeader(this)), content_(new QVBoxLayout) {
  content_->setSpacing(theme::spaceMedium);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(theme::spaceHuge, theme::spaceHuge, theme::spaceHuge, theme::spaceHuge);
  whole->setSpacing(theme::spaceMedium);
  whole->addWidget(header_);
  whole->addLayout(content_, 1);
}

void Page::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void Page::setTitle(const QString& title) {
  header_->setTitle(title);
  setAccessibleName(title);
}

void Page::setSubtitle(const QString& subtitle) { header_->setSentence(subtitle); }

QPushButton* Page::addHeaderButton(bool primary) {
  auto* button = new QPushButton;
  if (primary) {
    theme::makePrimary(*button);
  }
  header_->addControl(button);
  return button;
}

}  // namespace luthier
