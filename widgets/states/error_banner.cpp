// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/states/error_banner.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

QLabel* makeText(theme::TextRole role) {
  QLabel* label = theme::makeLabel({}, role);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return label;
}

}  // namespace

ErrorBanner::ErrorBanner(QWidget* parent)
    : QFrame(parent),
      icon_(new QLabel),
      cause_(makeText(theme::TextRole::Strong)),
      cure_(makeText(theme::TextRole::Body)),
      action_(new QPushButton),
      copy_(new QPushButton),
      close_(new QToolButton) {
  theme::makeQuiet(*copy_);
  close_->setIcon(theme::icon(theme::Icon::Close));
  auto* words = new QVBoxLayout;
  words->setSpacing(theme::spaceTiny);
  words->addWidget(cause_);
  words->addWidget(cure_);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(theme::spaceLarge, theme::spaceMedium, theme::spaceSmall, theme::spaceMedium);
  layout->setSpacing(theme::spaceSmall);
  layout->addWidget(icon_, 0, Qt::AlignTop);
  layout->addLayout(words, 1);
  layout->addWidget(action_, 0, Qt::AlignVCenter);
  layout->addWidget(copy_, 0, Qt::AlignVCenter);
  layout->addWidget(close_, 0, Qt::AlignVCenter);
  connect(copy_, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(fullText()); });
  connect(action_, &QPushButton::clicked, this, &ErrorBanner::actionClicked);
  connect(close_, &QToolButton::clicked, this, [this] {
    hide();
    Q_EMIT closed();
  });
  action_->hide();
  retranslate();
  hide();
}

void ErrorBanner::showProblem(Severity severity, const QString& cause, const QString& cure, const QString& details) {
  severity_ = severity;
  details_ = details;
  cause_->setText(cause);
  cure_->setText(cure);
  cure_->setVisible(!cure.isEmpty());
  setAccessibleName(cause);
  setAccessibleDescription(cure);
  updateIcon();
  update();
  show();
}

void ErrorBanner::setAction(const QString& text) {
  action_->setText(text);
  action_->setVisible(!text.isEmpty());
}

void ErrorBanner::setClosable(bool closable) { close_->setVisible(closable); }

QString ErrorBanner::fullText() const {
  QStringList parts{cause_->text(), cure_->text(), details_};
  parts.removeAll(QString());
  return parts.join(QLatin1Char('\n'));
}

void ErrorBanner::paintEvent(QPaintEvent*) {
  const theme::Colours& c = theme::colours();
  const QColor& tone = severity_ == Severity::Error ? c.bad : c.warning;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(theme::blend(tone, c.surface, 0.5));
  painter.setBrush(theme::blend(tone, c.surface, 0.07));
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::radius, theme::radius);
}

void ErrorBanner::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  } else if (event->type() == QEvent::PaletteChange) {
    updateIcon();
  }
  QFrame::changeEvent(event);
}

void ErrorBanner::retranslate() {
  copy_->setText(tr("Copy"));
  copy_->setToolTip(tr("Copy the message, for a report or a search"));
  close_->setToolTip(tr("Close"));
  close_->setAccessibleName(tr("Close this message"));
}

void ErrorBanner::updateIcon() {
  const bool error = severity_ == Severity::Error;
  const QIcon icon = theme::icon(error ? theme::Icon::Error : theme::Icon::Warning,
                                 theme::toneColour(error ? theme::Tone::Bad : theme::Tone::Warning));
  icon_->setPixmap(icon.pixmap(QSize(theme::iconSize, theme::iconSize), devicePixelRatioF()));
}

}  // namespace luthier
