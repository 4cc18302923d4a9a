// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {
QLabel* headerLabel(theme::TextRole role, QWidget* parent) {
  auto* label = theme::makeLabel({}, role, parent);
  label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // a long name never widens the window
  return label;
}
}  // namespace

Page::Page(const StudioContext& context, QWidget* parent)
    : QWidget(parent),
      context_(context),
      title_(headerLabel(theme::TextRole::PageTitle, this)),
      subtitle_(headerLabel(theme::TextRole::Body, this)) {
  theme::setTone(*subtitle_, theme::Tone::Muted);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(theme::spaceTiny);
  texts->addWidget(title_);
  texts->addWidget(subtitle_);
  actions_ = new QHBoxLayout;
  actions_->setSpacing(theme::spaceMedium);
  auto* header = new QHBoxLayout;
  header->setSpacing(theme::spaceMedium);
  header->addLayout(texts, 1);
  header->addLayout(actions_);
  content_ = new QVBoxLayout;
  content_->setSpacing(theme::spaceMedium);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(theme::spaceHuge, theme::spaceHuge, theme::spaceHuge, theme::spaceHuge);
  whole->setSpacing(theme::spaceMedium);
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
  if (primary) {
    theme::makePrimary(*button);
  }
  actions_->addWidget(button, 0, Qt::AlignTop);
  return button;
}

}  // namespace luthier
