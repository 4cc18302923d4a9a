// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "widgets/plots/figure.h"
#include "widgets/text/attention_stack.h"

namespace luthier {

class ElidedLabel;
class HeadGridCanvas;

/// All layers x heads of a text's attention as small pictures (row = the token that looks, each in the scale of its own largest
/// weight), with the mean of each layer in the first column. A click, or the arrow keys, choose one.
class HeadGrid : public Figure {
  Q_OBJECT
 public:
  explicit HeadGrid(QWidget* parent = nullptr);

  void setAttention(std::shared_ptr<const AttentionStack> attention);
  /// Layer and head from 0; head -1: the layer's mean; layer -1: nothing chosen.
  void setChosen(int layer, int head);
  [[nodiscard]] int chosenLayer() const;
  [[nodiscard]] int chosenHead() const;
  /// "Layer 3, head 5: entropy 1.2, 8 tokens away on average."
  [[nodiscard]] QString sentence(int layer, int head) const;
  /// Where a picture is, in coordinates of the canvas.
  [[nodiscard]] QRect cellRect(int layer, int head) const;
  [[nodiscard]] QWidget& canvas() const;
  void setEmptyText(const QString& text);

 Q_SIGNALS:
  void headChosen(int layer, int head);

 protected:
  QAbstractTableModel* createTableModel(QObject* parent) const override;
  void paintFigure(QPaintDevice& device, const QSize& size) override;
  [[nodiscard]] QSize exportSize() const override;
  void changeEvent(QEvent* event) override;

 private:
  void showSentence();

  std::shared_ptr<const AttentionStack> attention_;
  HeadGridCanvas* canvas_;
  ElidedLabel* sentence_;
};

}  // namespace luthier
