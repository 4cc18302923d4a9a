// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

#include <vector>

#include "widgets/text/attention_stack.h"

namespace luthier {

/// Pictures, names, pointer and keyboard of a HeadGrid. Column 0 holds the layers' means, column h + 1 head h.
class HeadGridCanvas : public QWidget {
  Q_OBJECT
 public:
  explicit HeadGridCanvas(QWidget* parent = nullptr);

  void setAttention(const AttentionStack& attention);
  void setEmptyText(const QString& text);
  void setChosen(int layer, int head);
  [[nodiscard]] int chosenLayer() const { return layer_; }
  [[nodiscard]] int chosenHead() const { return head_; }
  [[nodiscard]] int hoveredLayer() const { return hoveredLayer_; }
  [[nodiscard]] int hoveredHead() const { return hoveredHead_; }
  [[nodiscard]] QRect cellRect(int layer, int head) const;
  void paint(QPainter& painter, const QSize& size, bool marks) const;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void hoveredChanged();
  void chosenChanged(int layer, int head);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Geometry {
    int left = 0, top = 0, side = 1, gap = 2;
    [[nodiscard]] QRect cell(int row, int column) const {
      return {left + column * (side + gap), top + row * (side + gap), side, side};
    }
  };
  [[nodiscard]] Geometry geometryFor(const QSize& size) const;
  [[nodiscard]] int columns() const { return heads_ + 1; }
  void hover(const QPoint& position);
  void choose(int layer, int head);

  int layers_ = 0, heads_ = 0;
  std::vector<QImage> pictures_;  // row by row
  QString emptyText_;
  int layer_ = -1, head_ = -1;
  int hoveredLayer_ = -1, hoveredHead_ = -1;
};

}  // namespace luthier
