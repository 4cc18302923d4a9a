// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QColor>

#include <optional>
#include <vector>

#include "widgets/text/token_flow.h"

namespace luthier {

/// What is painted for one token (or word).
struct TokenCell {
  QString text;
  QString caption;  // a small line below ("" for none anywhere: the cells are lower then)
  QColor ground;    // invalid: none
  QColor ink;       // invalid: the text's
  bool joined = false;
  bool spaceBefore = false;
  bool newLine = false;
  bool dashed = false;  // a special token
  bool faded = false;   // the model never sees it
};

/// Tokens in the flow of their text: wraps, scrolls down, goes from the right where the text does. Arrows, Home and End move,
/// Return or a click opens a token. Arcs lead from one token to those it looks at.
class TokenCanvas : public QAbstractScrollArea {
  Q_OBJECT
 public:
  explicit TokenCanvas(QWidget* parent = nullptr);

  /// Keeps the current cell where their number stays the same.
  void setCells(std::vector<TokenCell> cells);
  [[nodiscard]] const std::vector<TokenCell>& cells() const { return cells_; }
  void setRightToLeft(bool rightToLeft);
  void setEmptyText(const QString& text);
  /// Leaves room between the lines for arcs.
  void setArcRoom(bool room);
  /// Arcs from cell `from`, one weight a cell; none where `from` is -1.
  void setArcs(int from, std::vector<double> weights);

  [[nodiscard]] int current() const { return current_; }
  void setCurrent(int cell);
  [[nodiscard]] int hovered() const { return hovered_; }
  /// In coordinates of the viewport.
  [[nodiscard]] QRect cellRect(int cell) const;
  [[nodiscard]] int cellAt(const QPoint& position) const;

  /// All cells in lines of `width`, for an export.
  [[nodiscard]] int heightFor(int width) const;
  void paintPicture(QPainter& painter, const QRect& place) const;

 Q_SIGNALS:
  void hoveredChanged();
  void currentChanged(int cell);
  void activated(int cell);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  [[nodiscard]] FlowResult flow(int width) const;
  void arrange();
  void paintCells(QPainter& painter, const std::vector<QRect>& places, const QRect& visible) const;
  void paintCell(QPainter& painter, const TokenCell& cell, const QRect& place) const;
  void paintArcs(QPainter& painter, const std::vector<QRect>& places) const;
  [[nodiscard]] int cellInLine(int from, int lines) const;
  void setHovered(int cell);

  std::vector<TokenCell> cells_;
  std::vector<QRect> places_;  // unscrolled
  QString emptyText_;
  bool rightToLeft_ = false;
  bool arcRoom_ = false;
  bool captions_ = false;
  int current_ = -1;
  int hovered_ = -1;
  int arcsFrom_ = -1;
  std::vector<double> arcs_;
};

}  // namespace luthier
