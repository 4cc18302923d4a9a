// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "widgets/plots/figure.h"
#include "widgets/text/text_token.h"

class QCheckBox;

namespace luthier {

class ColourLegend;
class ElidedLabel;
class TokenCanvas;

/// A text whose tokens are coloured by a score: attention in cividis (0 and above), attributions in blue (against) and orange (for).
/// The scale ends at the largest score of an ordinary token, because special tokens often take most of the attention. Arcs
/// lead from the token under the pointer (or the keyboard's) to those it looks at, where weights are given. Pieces of a word are
/// shown as one at a switch: their scores are added.
class TokenHeatMap : public Figure {
  Q_OBJECT
 public:
  explicit TokenHeatMap(QWidget* parent = nullptr);

  /// `scores`: one a token. `diverging`: they may be negative.
  void setTokens(std::vector<TextToken> tokens, std::vector<double> scores, bool diverging);
  /// Tokens x tokens, row = the token that looks; empty: no arcs.
  void setWeights(std::vector<float> weights);
  void setEmptyText(const QString& text);
  void setWordsGrouped(bool grouped);
  [[nodiscard]] bool wordsGrouped() const;

  [[nodiscard]] const std::vector<TextToken>& tokens() const { return tokens_; }
  /// Cells as shown now: words, or tokens.
  [[nodiscard]] int cellCount() const { return static_cast<int>(groups_.size()); }
  [[nodiscard]] double cellScore(int cell) const { return cellScores_.at(static_cast<std::size_t>(cell)); }
  /// "“good”: 0.31. Looks at “not” 0.4, “very” 0.2."
  [[nodiscard]] QString sentence(int cell) const;
  [[nodiscard]] TokenCanvas& canvas() const { return *canvas_; }

  /// Title, tokens with ids, scores, and the weights, as JSON; false where the file cannot be written.
  bool saveJson(const QString& file);
  [[nodiscard]] QByteArray json() const;

 Q_SIGNALS:
  /// A click, or Return: the first token of the cell.
  void tokenActivated(int token);

 protected:
  QAbstractTableModel* createTableModel(QObject* parent) const override;
  void paintFigure(QPaintDevice& device, const QSize& size) override;
  [[nodiscard]] QSize exportSize() const override;
  void addFigureActions(QMenu& menu) override;
  void changeEvent(QEvent* event) override;

 private:
  void regroup();
  void showCells();
  void showSentence();
  void chooseJsonFile();
  void retranslate();
  [[nodiscard]] int pointedCell() const;
  [[nodiscard]] std::vector<double> weightsFrom(int cell) const;

  std::vector<TextToken> tokens_;
  std::vector<double> scores_;
  bool diverging_ = false;
  std::vector<float> weights_;
  std::vector<TokenGroup> groups_;
  std::vector<double> cellScores_;
  std::vector<float> cellWeights_;
  TokenCanvas* canvas_;
  ElidedLabel* sentence_;
  QCheckBox* words_;
  ColourLegend* legend_;
};

}  // namespace luthier
