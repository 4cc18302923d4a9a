// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/token_lens.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>

#include "widgets/text/elided_label.h"
#include "widgets/text/token_canvas.h"
#include "widgets/text/token_table_model.h"
#include "widgets/theme/theme.h"

namespace luthier {

TokenLens::TokenLens(QWidget* parent) : Figure(parent), canvas_(new TokenCanvas) {
  sentence_ = setCanvasWithSentence(canvas_);
  connect(canvas_, &TokenCanvas::hoveredChanged, this, &TokenLens::showSentence);
  connect(canvas_, &TokenCanvas::currentChanged, this, &TokenLens::showSentence);
}

void TokenLens::setTokens(std::vector<TextToken> tokens, int maximumLength) {
  tokens_ = std::move(tokens);
  maximumLength_ = maximumLength;
  QString all;
  for (const TextToken& token : tokens_) {
    all += token.special ? QString() : token.text;
  }
  canvas_->setRightToLeft(all.isRightToLeft());
  showCells();
  showSentence();
  numbersChanged();
}

void TokenLens::setEmptyText(const QString& text) { canvas_->setEmptyText(text); }

void TokenLens::showCells() {
  std::vector<TokenCell> cells;
  cells.reserve(tokens_.size());
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const TextToken& token = tokens_[i];
    const TextToken* before = i > 0 ? &tokens_[i - 1] : nullptr;
    TokenCell cell;
    cell.text = token.piece;
    cell.caption = QString::number(token.id);
    cell.dashed = token.special;
    cell.faded = token.cut;
    cell.ground = token.special ? QColor() : theme::colours().hover;
    cell.ink = token.special ? theme::colours().muted : theme::colours().text;
    cell.spaceBefore = token.spaceBefore || token.special || (before != nullptr && before->special);
    cell.joined = before != nullptr && !token.special && token.word >= 0 && token.word == before->word &&
                  token.sequence == before->sequence;
    cell.newLine = token.sequence == 1 && before != nullptr && before->sequence != 1;
    cells.push_back(std::move(cell));
  }
  canvas_->setCells(std::move(cells));
}

QString TokenLens::summary() const {
  const auto cut = std::count_if(tokens_.begin(), tokens_.end(), [](const TextToken& token) { return token.cut; });
  const QLocale locale;
  const QString count = locale.toString(static_cast<qlonglong>(tokens_.size()));
  if (cut == 0) {
    return tr("%1 tokens of at most %2.").arg(count, locale.toString(maximumLength_));
  }
  return tr("%1 tokens; the model sees the first %2, the last %3 are cut off.")
      .arg(count, locale.toString(static_cast<qlonglong>(tokens_.size()) - static_cast<qlonglong>(cut)),
           locale.toString(static_cast<qlonglong>(cut)));
}

void TokenLens::showSentence() {
  const int cell = canvas_->hovered() >= 0 ? canvas_->hovered() : canvas_->current();
  QString text = tokens_.empty() ? QString() : summary();
  if (cell >= 0) {
    const TextToken& token = tokens_[static_cast<std::size_t>(cell)];
    text = token.special ? tr("%1: special token, id %2.").arg(token.piece).arg(token.id)
           : token.cut   ? tr("“%1” as %2: id %3, cut off.").arg(token.text, token.piece).arg(token.id)
                         : tr("“%1” as %2: id %3.").arg(token.text, token.piece).arg(token.id);
  }
  sentence_->setText(text);
  canvas_->setAccessibleDescription(text);
}

QAbstractTableModel* TokenLens::createTableModel(QObject* parent) const {
  std::vector<TokenTableModel::Row> rows;
  for (const TextToken& token : tokens_) {
    rows.push_back({token, 0.0});
  }
  return new TokenTableModel(TokenTableModel::Columns::Lens, std::move(rows), parent);
}

QSize TokenLens::exportSize() const {
  const int width = canvas_->viewport()->width();
  return {width, canvas_->heightFor(width - 2 * theme::spaceMedium) + 2 * theme::spaceMedium};
}

void TokenLens::paintFigure(QPaintDevice& device, const QSize& size) {
  QPainter painter(&device);
  painter.fillRect(QRect(QPoint(0, 0), size), theme::colours().surface);
  canvas_->paintPicture(painter,
                        QRect(QPoint(0, 0), size).adjusted(theme::spaceMedium, theme::spaceMedium, -theme::spaceMedium, 0));
}

void TokenLens::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    showSentence();
  } else if (event->type() == QEvent::PaletteChange) {
    showCells();
  }
  Figure::changeEvent(event);
}

}  // namespace luthier
