// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace luthier {
namespace {
QLabel* plainLabel(QWidget* parent, const char* role) {
  auto* label = new QLabel(parent);
  label->setTextFormat(Qt::PlainText);
  label->setProperty("role", role);
  label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  return label;
}
}  // namespace

Page::Page(const StudioContext& context, QWidget* parent)
    : QWidget(parent), context_(context), title_(plainLabel(this, "title")), subtitle_(plainLabel(this, "subtitle")) {
  auto* texts = new QVBoxLayout;
  texts->setSpacing(4);
  texts->addWidget(title_);
  texts->addWidget(subtitle_);
  actions_ = new QHBoxLayout;
  actions_->setSpacing(12);
  auto* header = new QHBoxLayout;
  header->setSpacing(12);
  header->addLayout(texts, 1);
  header->addLayout(actions_);
  content_ = new QVBoxLayout;
  content_->setSpacing(12);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(24, 24, 24, 24);
  whole->setSpacing(12);
  whole->addLayout(header);
  whole->addLayout(content_, 1);
}

void Page::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void Page::setTitle(const QString& title) {
  title_->setText(title);
  setAccessibleName(title);
}

void Page::setSubtitle(const QString& subtitle) {
  subtitle_->setText(subtitle);
  subtitle_->setVisible(!subtitle.isEmpty());
}

QPushButton* Page::addHeaderButton(bool primary) {
  auto* button = new QPushButton(this);
  button->setProperty("primary", primary);
  actions_->addWidget(button, 0, Qt::AlignTop);
  return button;
}

}  // namespace luthier
