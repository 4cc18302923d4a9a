// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>

#include <optional>

#include "core/metrics/confusion_matrix.h"
#include "widgets/plots/figure.h"

class QLabel;

namespace luthier {

class MatrixCanvas;

/// One cell: what it was, what it was taken for.
struct MatrixCell {
  int truth = 0;
  int prediction = 0;

  bool operator==(const MatrixCell&) const = default;
};

/// A confusion matrix: truth in rows, answers in columns, class names on both axes, cividis cells with their numbers, and one
/// sentence about the cell under the pointer or the keyboard. Scales from 2 to 1,000 classes: cells shrink, lose their numbers
/// and then their names; Ctrl+wheel and +/- zoom, the rest scrolls. Arrows move, Return or a click opens a cell.
class ConfusionMatrixView : public Figure {
  Q_OBJECT
  Q_PROPERTY(bool normalised READ normalised WRITE setNormalised NOTIFY normalisedChanged)
 public:
  explicit ConfusionMatrixView(QWidget* parent = nullptr);

  /// Keeps the selection where the size stays the same.
  void setMatrix(const ConfusionMatrix& matrix);
  [[nodiscard]] const ConfusionMatrix& matrix() const;
  /// Shows the difference from this matrix of the same classes instead, blue where there are fewer, orange where there are more;
  /// nothing: the matrix itself. Setting another matrix ends it.
  void setBefore(const std::optional<ConfusionMatrix>& before);
  void setClassNames(const QStringList& names);
  void setEmptyText(const QString& text);
  /// Whether clicking a cell leads anywhere ("Click to see them.").
  void setActivatable(bool activatable);

  /// Numbers as per cent of their row (of the true class) instead of counts. Colours are always by share of the row.
  [[nodiscard]] bool normalised() const;
  void setNormalised(bool normalised);

  [[nodiscard]] std::optional<MatrixCell> currentCell() const;
  void setCurrentCell(std::optional<MatrixCell> cell);
  /// Where a cell is on the screen, in coordinates of the cells' viewport.
  [[nodiscard]] QRect cellRect(MatrixCell cell) const;
  /// "T-shirt taken for Shirt: 11 of 100."
  [[nodiscard]] QString sentence(MatrixCell cell) const;

 Q_SIGNALS:
  void normalisedChanged(bool normalised);
  void currentCellChanged(int truth, int prediction);
  /// Clicked, or Return pressed.
  void cellActivated(int truth, int prediction);

 protected:
  QAbstractTableModel* createTableModel(QObject* parent) const override;
  void paintFigure(QPaintDevice& device, const QSize& size) override;
  [[nodiscard]] QSize exportSize() const override;
  void addFigureActions(QMenu& menu) override;
  void changeEvent(QEvent* event) override;

 private:
  void showSentence();
  [[nodiscard]] QString differenceSentence(MatrixCell cell) const;

  MatrixCanvas* canvas_;
  QLabel* sentence_;
  bool activatable_ = true;
};

}  // namespace luthier
