// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/rail.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/pages/page_list.h"
#include "widgets/states/nav_button.h"
#include "widgets/theme/theme.h"

namespace luthier {
Rail::Rail(QWidget* parent)
    : QWidget(parent),
      wordmark_(theme::makeLabel("Luthier", theme::TextRole::PageTitle, this)),
      fold_(new QToolButton(this)),
      group_(new QButtonGroup(this)),
      jobs_(new RunningJobs(this)) {
  setObjectName("rail");
  theme::setTone(*wordmark_, theme::Tone::Accent);
  theme::makeQuiet(*fold_);
  auto* top = new QHBoxLayout;
  top->addWidget(wordmark_, 1);
  top->addWidget(fold_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme::spaceMedium, theme::spaceLarge, theme::spaceMedium, theme::spaceLarge);
  column->setSpacing(theme::spaceTiny);
  column->addLayout(top);
  column->addSpacing(theme::spaceMedium);
  for (const auto& entry : pageList()) {
    if (entry.id == PageId::Preferences) {
      column->addStretch(1);
      column->addWidget(jobs_);
    }
    auto* button = new NavButton(entry.icon, this);
    group_->addButton(button);
    buttons_[entry.id] = button;
    column->addWidget(button);
    connect(button, &NavButton::clicked, this, [this, id = entry.id] { emit pageChosen(id); });
  }
  connect(fold_, &QToolButton::clicked, this, [this] {
    setFolded(!folded_);
    emit foldToggled(folded_);
  });
  setFolded(false);
}

/// Tab meets the current page alone, as the arrows lead to the others; Qt keeps that order only for what is pressed.
void Rail::setCurrent(PageId page) {
  buttons_.at(page)->setChecked(true);
  for (auto& [id, button] : buttons_) {
    button->setFocusPolicy(id == page ? Qt::StrongFocus : Qt::ClickFocus);
  }
}

void Rail::setFolded(bool folded) {
  folded_ = folded;
  setFixedWidth(folded ? theme::railWidthFolded : theme::railWidth);
  wordmark_->setVisible(!folded);
  for (auto& [id, button] : buttons_) {
    button->setFolded(folded);
  }
  fold_->setIcon(theme::icon(folded ? theme::Icon::Next : theme::Icon::Previous));
  jobs_->setFolded(folded);
  retranslate();
}

void Rail::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme::colours().surface);
  painter.setPen(theme::colours().line);
  painter.drawLine(rect().topRight(), rect().bottomRight());
}

void Rail::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void Rail::retranslate() {
  int number = 1;
  for (const auto& entry : pageList()) {
    const auto name = QCoreApplication::translate("Page", entry.name);
    auto* button = buttons_.at(entry.id);
    button->setText(name);
    button->setAccessibleName(name);
    button->setToolTip(tr("%1 (Ctrl+%2)").arg(name).arg(number++));
  }
  fold_->setToolTip(folded_ ? tr("Show the names") : tr("Show icons only"));
  fold_->setAccessibleName(fold_->toolTip());
  setAccessibleName(tr("Pages"));
}

}  // namespace luthier
