// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/bar_canvas.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "widgets/plots/curve_style.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int barHeight = 8;
constexpr int longestName = 280;
constexpr int swatch = 10;
constexpr int whiskerCap = 3;
constexpr int mostLabelled = 2;  // with more bars in a row the values are in the tool tip and the table only

std::optional<Interval> intervalOf(const BarSeries& series, std::size_t category) {
  return category < series.intervals.size() ? series.intervals[category] : std::nullopt;
}

/// "90.2 %", or "90.2 % (88.2 % to 91.9 %)".
QString textOf(const BarSeries& series, int category, BarFormat format) {
  const auto index = static_cast<std::size_t>(category);
  const QString value = barValueText(series.values.at(index), format);
  const auto interval = intervalOf(series, index);
  return interval ? BarCanvas::tr("%1 (%2 to %3)", "value, ends of its interval")
                        .arg(value, barValueText(interval->low, format), barValueText(interval->high, format))
                  : value;
}

QFont captionFont() { return theme::font(theme::TextRole::Caption); }

}  // namespace

QString barValueText(double value, BarFormat format) {
  if (!std::isfinite(value)) {
    return QStringLiteral("–");
  }
  switch (format) {
    case BarFormat::Count:
      return QLocale().toString(static_cast<qlonglong>(std::llround(value)));
    case BarFormat::Percent:
      return QString::number(value * 100.0, 'f', 1) + QStringLiteral(" %");
    case BarFormat::Score:
      break;
  }
  return QString::number(value, 'f', 3);
}

BarCanvas::BarCanvas(QWidget* parent) : QAbstractScrollArea(parent) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setMinimumHeight(3 * theme::controlHeight);
}

void BarCanvas::setData(const QStringList& categories, std::vector<BarSeries> series) {
  categories_ = categories;
  series_ = std::move(series);
  current_ = std::min(current_, static_cast<int>(categories_.size()) - 1);
  updateScrollBar();
  viewport()->update();
}

void BarCanvas::setFormat(BarFormat format) {
  format_ = format;
  viewport()->update();
}

void BarCanvas::setMaximum(double maximum) {
  maximum_ = maximum;
  viewport()->update();
}

void BarCanvas::setEmptyText(const QString& text) {
  emptyText_ = text;
  viewport()->update();
}

void BarCanvas::setCurrent(int category) {
  const int wanted = categories_.isEmpty() ? -1 : std::clamp(category, -1, static_cast<int>(categories_.size()) - 1);
  if (wanted == current_) {
    return;
  }
  current_ = wanted;
  if (current_ >= 0) {
    const int top = current_ * rowHeight();
    const int visible = viewport()->height() - legendHeight();
    verticalScrollBar()->setValue(std::clamp(verticalScrollBar()->value(), top + rowHeight() - visible, top));
    QStringList values;
    for (const BarSeries& one : series_) {
      values << one.name + QLatin1Char(' ') + textOf(one, current_, format_);
    }
    setAccessibleDescription(categories_.at(current_) + QStringLiteral(": ") + values.join(QStringLiteral(", ")));
    Q_EMIT currentChanged(current_);
  }
  viewport()->update();
}

int BarCanvas::legendHeight() const {
  return series_.size() > 1 ? QFontMetrics(captionFont()).height() + theme::spaceSmall : 0;
}

int BarCanvas::rowHeight() const {
  const int bars = static_cast<int>(std::max<std::size_t>(1, series_.size()));
  const int line = QFontMetrics(captionFont()).height();
  return bars <= mostLabelled ? bars * line + theme::spaceSmall : bars * (barHeight + 1) + theme::spaceMedium;
}

double BarCanvas::scaleEnd() const {
  double end = maximum_;
  if (end <= 0.0) {
    for (const BarSeries& one : series_) {
      for (const double value : one.values) {
        end = std::isfinite(value) ? std::max(end, value) : end;
      }
      for (const auto& interval : one.intervals) {
        end = interval ? std::max(end, interval->high) : end;
      }
    }
  }
  return end > 0.0 ? end : 1.0;
}

void BarCanvas::updateScrollBar() {
  const int needed = rowHeight() * static_cast<int>(categories_.size());
  const int visible = viewport()->height() - legendHeight();
  verticalScrollBar()->setRange(0, std::max(0, needed - visible));
  verticalScrollBar()->setPageStep(std::max(1, visible));
  verticalScrollBar()->setSingleStep(rowHeight());
}

int BarCanvas::categoryAt(const QPoint& position) const {
  const int row = (position.y() - legendHeight() + verticalScrollBar()->value()) / rowHeight();
  return position.y() >= legendHeight() && row < categories_.size() ? row : -1;
}

void BarCanvas::paintEvent(QPaintEvent*) {
  QPainter painter(viewport());
  if (categories_.isEmpty()) {
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.setPen(theme::colours().muted);
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
  } else {
    paintLegend(painter, viewport()->width());
    paintRows(painter, viewport()->rect().adjusted(0, legendHeight(), 0, 0), verticalScrollBar()->value());
  }
  if (hasFocus() && current_ < 0) {
    theme::paintFocusRing(painter, viewport()->rect());
  }
}

void BarCanvas::paintLegend(QPainter& painter, int width) const {
  if (series_.size() < 2) {
    return;
  }
  painter.setFont(captionFont());
  const QFontMetrics metrics(painter.font());
  int x = 0;
  for (std::size_t index = 0; index < series_.size() && x < width; ++index) {
    painter.fillRect(QRect(x, (metrics.height() - swatch) / 2, swatch, swatch), seriesColour(static_cast<int>(index)));
    x += swatch + theme::spaceTiny;
    painter.setPen(theme::colours().text);
    painter.drawText(x, metrics.ascent(), series_[index].name);
    x += metrics.horizontalAdvance(series_[index].name) + theme::spaceLarge;
  }
}

void BarCanvas::paintRows(QPainter& painter, const QRect& area, int scrolled) const {
  painter.save();
  painter.setClipRect(area);
  painter.setFont(captionFont());
  const QFontMetrics metrics(painter.font());
  int nameWidth = 0;
  int valueWidth = 0;
  for (const QString& category : categories_) {
    nameWidth = std::max(nameWidth, metrics.horizontalAdvance(category) + 1);
  }
  nameWidth = std::min(nameWidth, std::min(longestName, area.width() / 3));
  for (const BarSeries& one : series_) {
    for (int category = 0; category < static_cast<int>(one.values.size()); ++category) {
      valueWidth = std::max(valueWidth, metrics.horizontalAdvance(textOf(one, category, format_)));
    }
  }
  const int first = scrolled / rowHeight();
  const int last = std::min(static_cast<int>(categories_.size()) - 1, (scrolled + area.height()) / rowHeight());
  for (int category = first; category <= last; ++category) {
    paintRow(painter, QRect(area.left(), area.top() + category * rowHeight() - scrolled, area.width(), rowHeight()),
             category, nameWidth, valueWidth);
  }
  painter.restore();
}

void BarCanvas::paintRow(QPainter& painter, const QRect& row, int category, int nameWidth, int valueWidth) const {
  const theme::Colours& c = theme::colours();
  const QFontMetrics metrics(painter.font());
  if (category == current_) {
    painter.fillRect(row, c.accentSoft);
  }
  painter.setPen(c.text);
  painter.drawText(QRect(row.left() + theme::spaceTiny, row.top(), nameWidth, row.height()),
                   Qt::AlignRight | Qt::AlignVCenter,
                   metrics.elidedText(categories_.at(category), Qt::ElideRight, nameWidth));
  const int left = row.left() + theme::spaceTiny + nameWidth + theme::spaceSmall;
  const int most = std::max(1, row.right() - left - valueWidth - theme::spaceMedium);
  const int bars = static_cast<int>(series_.size());
  const bool values = bars <= mostLabelled;
  const int pitch = values ? metrics.height() : barHeight + 1;
  int top = row.center().y() - (bars * pitch) / 2 + (pitch - barHeight) / 2 + 1;
  for (std::size_t index = 0; index < series_.size(); ++index, top += pitch) {
    const double value = series_[index].values.at(static_cast<std::size_t>(category));
    const auto length = [&](double figure) {
      return std::isfinite(figure) ? static_cast<int>(std::lround(std::clamp(figure / scaleEnd(), 0.0, 1.0) * most)) : 0;
    };
    const int width = length(value);
    painter.fillRect(QRect(left, top, std::max(width, value > 0.0 ? 1 : 0), barHeight),
                     seriesColour(static_cast<int>(index)));
    const auto interval = intervalOf(series_[index], static_cast<std::size_t>(category));
    const int end = interval ? std::max(width, length(interval->high)) : width;
    if (interval) {
      const int middle = top + barHeight / 2;
      painter.setPen(QPen(c.text, 1));
      painter.drawLine(left + length(interval->low), middle, left + end, middle);
      for (const double bound : {interval->low, interval->high}) {
        painter.drawLine(left + length(bound), middle - whiskerCap, left + length(bound), middle + whiskerCap);
      }
    }
    if (values) {
      painter.setPen(c.muted);
      painter.drawText(QRect(left + end + theme::spaceTiny, top + barHeight / 2 - metrics.height() / 2,
                             valueWidth + theme::spaceSmall, metrics.height()),
                       Qt::AlignLeft | Qt::AlignVCenter, textOf(series_[index], category, format_));
    }
  }
}

int BarCanvas::pictureHeight() const { return legendHeight() + rowHeight() * static_cast<int>(categories_.size()); }

void BarCanvas::paintPicture(QPainter& painter, const QSize& size) const {
  painter.fillRect(QRect(QPoint(0, 0), size), theme::colours().surface);
  paintLegend(painter, size.width());
  paintRows(painter, QRect(0, legendHeight(), size.width(), size.height() - legendHeight()), 0);
}

void BarCanvas::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  updateScrollBar();
}

void BarCanvas::mousePressEvent(QMouseEvent* event) {
  if (const int category = categoryAt(event->pos()); category >= 0 && event->button() == Qt::LeftButton) {
    setCurrent(category);
  }
}

void BarCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
  if (const int category = categoryAt(event->pos()); category >= 0) {
    Q_EMIT activated(category);
  }
}

void BarCanvas::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(categories_.size()) - 1;
  switch (event->key()) {
    case Qt::Key_Up:
      setCurrent(std::max(0, current_ - 1));
      return;
    case Qt::Key_Down:
      setCurrent(std::min(last, current_ + 1));
      return;
    case Qt::Key_Home:
      setCurrent(0);
      return;
    case Qt::Key_End:
      setCurrent(last);
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (current_ >= 0) {
        Q_EMIT activated(current_);
      }
      return;
    default:
      QAbstractScrollArea::keyPressEvent(event);
  }
}

void BarCanvas::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  viewport()->update();
}

void BarCanvas::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

bool BarCanvas::viewportEvent(QEvent* event) {
  if (event->type() != QEvent::ToolTip) {
    return QAbstractScrollArea::viewportEvent(event);
  }
  const auto* help = static_cast<QHelpEvent*>(event);
  const int category = categoryAt(help->pos());
  if (category < 0) {
    QToolTip::hideText();
    return true;
  }
  QStringList lines{categories_.at(category)};
  for (const BarSeries& one : series_) {
    lines << one.name + QStringLiteral("  ") + textOf(one, category, format_);
  }
  QToolTip::showText(help->globalPos(),
                     lines.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")),
                     viewport());
  return true;
}

}  // namespace luthier
