// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/log_fold.h"

#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr qint64 shownBytes = 1 << 16;
constexpr int lookMilliseconds = 1000;
constexpr int shownHeight = 180;

QString tailOf(const std::filesystem::path& path) {
  QFile file(QString::fromUtf8(path.c_str()));
  if (!file.open(QIODevice::ReadOnly)) {
    return {};
  }
  if (file.size() > shownBytes) {
    file.seek(file.size() - shownBytes);
    file.readLine();  // the rest of a line that was cut
  }
  return QString::fromUtf8(file.readAll());
}
}  // namespace

LogFold::LogFold(const StudioContext& context, QWidget* parent)
    : QWidget(parent), context_(context), fold_(new QPushButton), text_(new QPlainTextEdit) {
  theme::makeQuiet(*fold_);
  fold_->setCheckable(true);
  fold_->setIconSize({theme::smallIconSize, theme::smallIconSize});
  text_->setReadOnly(true);
  text_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  text_->setFixedHeight(shownHeight);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceTiny);
  column->addWidget(fold_, 0, Qt::AlignLeft);
  column->addWidget(text_);
  timer_.setInterval(lookMilliseconds);
  connect(&timer_, &QTimer::timeout, this, &LogFold::read);
  connect(fold_, &QPushButton::toggled, this, &LogFold::setOpen);
  setOpen(false);
  retranslate();
}

void LogFold::showRun(RowId run) {
  run_ = run;
  text_->clear();
  if (fold_->isChecked()) {
    read();
  }
}

void LogFold::setOpen(bool open) {
  fold_->setIcon(theme::icon(open ? theme::Icon::Down : theme::Icon::Next));
  text_->setVisible(open);
  if (open) {
    read();
    timer_.start();
  } else {
    timer_.stop();
  }
}

void LogFold::read() {
  // On the store thread, since a disk may be slow.
  context_.store.query(
      this, [path = context_.workspace.runLog(run_)](Database&) { return tailOf(path); },
      [this, run = run_](const QString& tail) {
        if (run == run_ && tail != text_->toPlainText()) {
          text_->setPlainText(tail);
          text_->verticalScrollBar()->setValue(text_->verticalScrollBar()->maximum());
        }
      });
}

void LogFold::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void LogFold::retranslate() {
  fold_->setText(tr("Log"));
  text_->setAccessibleName(tr("Log of the run"));
  text_->setPlaceholderText(tr("Nothing has been written yet."));
}

}  // namespace luthier
