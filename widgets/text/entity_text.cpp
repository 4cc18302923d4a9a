// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/entity_text.h"

#include <QEvent>
#include <QLocale>
#include <QTextCursor>

#include <algorithm>
#include <cstdint>

#include "widgets/text/text_token.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr double groundShare = 0.28;

/// Spans in reading order without overlaps.
std::vector<protocol::TextSpan> orderly(std::vector<protocol::TextSpan> spans, std::size_t size) {
  std::stable_sort(spans.begin(), spans.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  std::vector<protocol::TextSpan> kept;
  std::int64_t end = 0;
  for (protocol::TextSpan& span : spans) {
    if (span.begin >= end && span.end > span.begin && span.end <= static_cast<std::int64_t>(size)) {
      end = span.end;
      kept.push_back(std::move(span));
    }
  }
  return kept;
}

}  // namespace

EntityText::EntityText(QWidget* parent) : QTextBrowser(parent) {
  setOpenLinks(false);
  setFrameShape(QFrame::NoFrame);
  setTabChangesFocus(true);
}

QColor EntityText::groundOf(const QString& label) {
  const auto& series = theme::seriesColours();
  // The same in every run of the program, unlike qHash; the factors keep the usual labels (PER, LOC, ORG, MISC; person, location,
  // corporation, product, creative-work, group) apart.
  std::uint32_t sum = 3;
  for (const QChar unit : label) {
    sum = sum * 13 + unit.unicode();
  }
  return theme::blend(series[sum % series.size()], theme::colours().surface, groundShare);
}

void EntityText::setMarked(const std::string& text, const std::vector<protocol::TextSpan>& spans) {
  source_ = text;
  spans_ = orderly(spans, text.size());
  render();
}

void EntityText::render() {
  clear();
  QTextCursor cursor(document());
  QTextCharFormat plain;
  plain.setForeground(theme::colours().text);
  QStringList spoken;
  std::int64_t position = 0;
  const auto insert = [&](std::int64_t begin, std::int64_t end, const QTextCharFormat& format) {
    const QString part = QString::fromUtf8(source_.data() + begin, static_cast<qsizetype>(end - begin));
    cursor.insertText(part, format);
    return part;
  };
  for (const protocol::TextSpan& span : spans_) {
    insert(position, span.begin, plain);
    const QString label = QString::fromStdString(span.label);
    QTextCharFormat marked = plain;
    marked.setBackground(label.isEmpty() ? theme::colours().accentSoft : groundOf(label));
    marked.setFontUnderline(label.isEmpty());
    const QString part = insert(span.begin, span.end, marked);
    if (!label.isEmpty()) {
      marked.setFontWeight(QFont::DemiBold);
      marked.setProperty(QTextFormat::FontPixelSize, theme::font(theme::TextRole::Caption).pixelSize() - 2);
      cursor.insertText(QChar::Nbsp + label + QChar::Nbsp, marked);
    }
    spoken << (label.isEmpty() ? part : label + QStringLiteral(": ") + part);
    position = span.end;
  }
  insert(position, static_cast<std::int64_t>(source_.size()), plain);
  spoken_ = spoken.join(QStringLiteral("; "));
  setAccessibleDescription(spoken_);
  moveCursor(QTextCursor::Start);
}

void EntityText::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) {
    render();
  }
  QTextBrowser::changeEvent(event);
}

}  // namespace luthier
