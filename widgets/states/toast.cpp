// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/states/toast.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QGraphicsOpacityEffect>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPropertyAnimation>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <utility>

#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int plainMilliseconds = 4000;
constexpr int actionMilliseconds = 10000;  // taking something back needs longer

}  // namespace

Toast::Toast(QWidget* host)
    : QFrame(host),
      text_(theme::makeLabel({}, theme::TextRole::Body)),
      button_(new QPushButton),
      close_(new QToolButton),
      timer_(new QTimer(this)) {
  theme::makeQuiet(*button_);
  close_->setIcon(theme::icon(theme::Icon::Close));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(theme::spaceLarge, theme::spaceSmall, theme::spaceSmall, theme::spaceSmall);
  layout->setSpacing(theme::spaceSmall);
  layout->addWidget(text_);
  layout->addWidget(button_);
  layout->addWidget(close_);
  timer_->setSingleShot(true);
  connect(timer_, &QTimer::timeout, this,
          [this] { underMouse() || isAncestorOf(QApplication::focusWidget()) ? timer_->start() : leave(); });
  connect(close_, &QToolButton::clicked, this, &Toast::leave);
  connect(button_, &QPushButton::clicked, this, [this] {
    const auto action = std::exchange(action_, nullptr);
    leave();
    if (action) {
      action();
    }
  });
  host->installEventFilter(this);
  retranslate();
  hide();
}

void Toast::showMessage(const QString& text) { showMessage(text, {}, nullptr); }

void Toast::showMessage(const QString& text, const QString& actionText, std::function<void()> action) {
  text_->setText(text);
  button_->setText(actionText);
  button_->setVisible(!actionText.isEmpty());
  action_ = std::move(action);
  setAccessibleName(text);
  place();
  show();
  raise();
  QAccessibleEvent announcement(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&announcement);
  timer_->start(actionText.isEmpty() ? plainMilliseconds : actionMilliseconds);
  if (theme::motionAllowed()) {
    auto* effect = new QGraphicsOpacityEffect(this);
    setGraphicsEffect(effect);
    auto* fade = new QPropertyAnimation(effect, "opacity", effect);
    fade->setDuration(theme::fadeMilliseconds);
    fade->setStartValue(0.0);
    fade->setEndValue(1.0);
    connect(fade, &QPropertyAnimation::finished, this, [this] { setGraphicsEffect(nullptr); });
    fade->start();
  }
}

QString Toast::text() const { return text_->text(); }

void Toast::leave() {
  timer_->stop();
  action_ = nullptr;
  hide();
}

void Toast::place() {
  const QSize host = parentWidget()->size();
  const int width = std::min(sizeHint().width(), host.width() - 2 * theme::spaceLarge);
  const int height = sizeHint().height();
  setGeometry((host.width() - width) / 2, host.height() - height - theme::spaceHuge, width, height);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
    place();
  }
  return QFrame::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(theme::colours().muted);
  painter.setBrush(theme::colours().surface);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::radius, theme::radius);
}

void Toast::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QFrame::changeEvent(event);
}

void Toast::retranslate() {
  close_->setToolTip(tr("Close"));
  close_->setAccessibleName(tr("Close this message"));
}

}  // namespace luthier
