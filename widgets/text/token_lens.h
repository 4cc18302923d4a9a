// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "widgets/plots/figure.h"
#include "widgets/text/text_token.h"

namespace luthier {

class ElidedLabel;
class TokenCanvas;

/// A text as a model sees it: its pieces with their ids, special tokens in dashed frames, what is cut off struck through and
/// pale, and one sentence that counts them.
class TokenLens : public Figure {
  Q_OBJECT
 public:
  explicit TokenLens(QWidget* parent = nullptr);

  /// `maximumLength`: of the model's input, in tokens.
  void setTokens(std::vector<TextToken> tokens, int maximumLength);
  void setEmptyText(const QString& text);
  [[nodiscard]] const std::vector<TextToken>& tokens() const { return tokens_; }
  [[nodiscard]] QString summary() const;

 protected:
  QAbstractTableModel* createTableModel(QObject* parent) const override;
  void paintFigure(QPaintDevice& device, const QSize& size) override;
  [[nodiscard]] QSize exportSize() const override;
  void changeEvent(QEvent* event) override;

 private:
  void showCells();
  void showSentence();

  std::vector<TextToken> tokens_;
  int maximumLength_ = 0;
  TokenCanvas* canvas_;
  ElidedLabel* sentence_;
};

}  // namespace luthier
