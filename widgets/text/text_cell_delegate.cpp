// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/text_cell_delegate.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int shownCharacters = 600;  // more never fits two lines
constexpr int toolTipCharacters = 2000;
constexpr int mostLines = 2;

QString beginning(const QModelIndex& index) {
  return index.data(Qt::DisplayRole).toString().left(shownCharacters).simplified();
}

QList<QTextLayout::FormatRange> marks(const QString& text, const QStringList& words) {
  QList<QTextLayout::FormatRange> ranges;
  for (const QString& word : words) {
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive)) {
      QTextLayout::FormatRange range;
      range.start = static_cast<int>(at);
      range.length = static_cast<int>(word.size());
      range.format.setBackground(theme::colours().accentSoft);
      range.format.setForeground(theme::colours().accent);
      ranges.append(range);
    }
  }
  return ranges;
}

}  // namespace

void TextCellDelegate::setWords(const QString& search) {
  words_ = search.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

int TextCellDelegate::rowHeight() {
  return mostLines * QFontMetrics(theme::font(theme::TextRole::Body)).lineSpacing() + 2 * theme::spaceTiny;
}

void TextCellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  QStyleOptionViewItem cell = option;
  initStyleOption(&cell, index);
  cell.text.clear();
  const QStyle* style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

  const QString text = beginning(index);
  const QRect place = option.rect.adjusted(theme::spaceSmall, 0, -theme::spaceSmall, 0);
  const QFontMetrics metrics(cell.font);
  QTextOption wrapping;
  wrapping.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  wrapping.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
  QTextLayout layout(text, cell.font);
  layout.setTextOption(wrapping);
  layout.setFormats(marks(text, words_));
  const int lines = std::max(1, std::min(mostLines, place.height() / metrics.lineSpacing()));
  layout.beginLayout();
  qreal height = 0;
  bool more = false;
  int lastStart = 0;
  for (int number = 0; number < lines; ++number) {
    QTextLine line = layout.createLine();
    if (!line.isValid()) {
      break;
    }
    line.setLineWidth(place.width());
    line.setPosition(QPointF(0, height));
    height += metrics.lineSpacing();
    lastStart = line.textStart();
    more = line.textStart() + line.textLength() < text.size();
  }
  layout.endLayout();
  painter->save();
  painter->setClipRect(option.rect);
  painter->setPen(cell.palette.color(QPalette::Text));
  const QPointF corner(place.left(), place.top() + (place.height() - height) / 2);
  if (!more) {
    layout.draw(painter, corner);
  } else if (const qreal upper = height - metrics.lineSpacing(); upper > 0) {
    painter->setClipRect(QRectF(place.left(), corner.y(), place.width(), upper));
    layout.draw(painter, corner);
  }
  if (more) {
    painter->setFont(cell.font);
    painter->setClipRect(option.rect);
    const QRectF last(place.left(), corner.y() + height - metrics.lineSpacing(), place.width(), metrics.lineSpacing());
    painter->drawText(last, static_cast<int>(Qt::TextSingleLine | (text.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft)),
                      metrics.elidedText(text.mid(lastStart), Qt::ElideRight, place.width()));
  }
  painter->restore();
}

QSize TextCellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  return {CellDelegate::sizeHint(option, index).width(), rowHeight()};
}

bool TextCellDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) {
  if (event->type() != QEvent::ToolTip) {
    return CellDelegate::helpEvent(event, view, option, index);
  }
  const QString text = index.data(Qt::DisplayRole).toString();
  const QString shown = text.size() > toolTipCharacters ? text.left(toolTipCharacters) + QChar(0x2026) : text;
  QToolTip::showText(event->globalPos(),
                     shown.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(shown.toHtmlEscaped()), view);
  return true;
}

}  // namespace luthier
