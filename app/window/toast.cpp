// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/toast.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr int shownMilliseconds = 5000;
}  // namespace

Toast::Toast(QWidget* parent)
    : QFrame(parent),
      first_(theme::makeLabel({}, theme::TextRole::Strong, this)),
      second_(theme::makeLabel({}, theme::TextRole::Body, this)),
      copy_(new QPushButton(this)),
      close_(new QToolButton(this)) {
  setProperty("card", true);
  setObjectName("toast");
  for (auto* label : {first_, second_}) {
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
  }
  theme::makeQuiet(*close_);
  close_->setIcon(theme::icon(theme::Icon::Close));
  auto* texts = new QVBoxLayout;
  texts->setSpacing(theme::spaceTiny);
  texts->addWidget(first_);
  texts->addWidget(second_);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(theme::spaceLarge, theme::spaceMedium, theme::spaceMedium, theme::spaceMedium);
  row->setSpacing(theme::spaceMedium);
  row->addLayout(texts, 1);
  row->addWidget(copy_, 0, Qt::AlignTop);
  row->addWidget(close_, 0, Qt::AlignTop);
  timer_.setSingleShot(true);
  timer_.setInterval(shownMilliseconds);
  connect(&timer_, &QTimer::timeout, this, &QWidget::hide);
  connect(close_, &QToolButton::clicked, this, &QWidget::hide);
  connect(copy_, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(text()); });
  parent->installEventFilter(this);
  retranslate();
  hide();
}

QString Toast::text() const {
  return second_->text().isEmpty() ? first_->text() : first_->text() + "\n" + second_->text();
}

void Toast::showText(const QString& text) {
  first_->setText(text);
  second_->clear();
  theme::setTone(*first_, theme::Tone::Plain);
  showNow();
  timer_.start();
}

void Toast::showProblem(const QString& cause, const QString& cure) {
  first_->setText(cause);
  second_->setText(cure);
  theme::setTone(*first_, theme::Tone::Bad);
  timer_.stop();
  showNow();
}

void Toast::showNow() {
  second_->setVisible(!second_->text().isEmpty());
  copy_->setVisible(!second_->text().isEmpty());
  setAccessibleName(text());
  show();
  raise();
  place();
}

void Toast::place() {
  const auto* around = parentWidget();
  const auto width = std::min(theme::readableWidth, around->width() - 2 * theme::spaceHuge);
  const auto height = std::max(layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height(),
                               theme::controlHeight + 2 * theme::spaceMedium);
  setGeometry((around->width() - width) / 2, around->height() - height - theme::spaceHuge, width, height);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize && isVisible()) {
    place();
  }
  return QFrame::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent* event) {
  timer_.stop();
  QFrame::enterEvent(event);
}

void Toast::leaveEvent(QEvent* event) {
  if (copy_->isHidden()) {
    timer_.start();
  }
  QFrame::leaveEvent(event);
}

void Toast::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QFrame::changeEvent(event);
}

void Toast::retranslate() {
  copy_->setText(tr("Copy"));
  close_->setToolTip(tr("Close"));
  close_->setAccessibleName(tr("Close the message"));
}

}  // namespace luthier
