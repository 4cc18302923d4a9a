// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QImage>
#include <QWidget>

class QMenu;
class QStackedLayout;

namespace luthier {

class DataTable;

/// A drawn figure with what every figure owes its reader: a table twin, exports (PNG, SVG, CSV, clipboard) in its context menu
/// and by call. Base of CurvePlot, BarPlot and ConfusionMatrixView.
class Figure : public QWidget {
  Q_OBJECT
  Q_PROPERTY(bool tableShown READ tableShown WRITE setTableShown NOTIFY tableShownChanged)
 public:
  explicit Figure(QWidget* parent = nullptr);

  /// What the figure shows ("Loss"): accessible name and proposed file name.
  void setTitle(const QString& title);
  [[nodiscard]] QString title() const { return title_; }

  /// Shows the same numbers as a sortable table in the figure's place.
  [[nodiscard]] bool tableShown() const;
  void setTableShown(bool shown);

  /// Write the figure as it is on the screen; false where the file cannot be written.
  bool savePng(const QString& file);
  bool saveSvg(const QString& file);
  bool saveCsv(const QString& file) const;
  /// All numbers of the figure, in full precision, with a header line.
  [[nodiscard]] QString csv() const;

 Q_SIGNALS:
  void tableShownChanged(bool shown);
  /// A sentence about something that happened ("Saved to ..."), for the page's toast.
  void notice(const QString& text);

 protected:
  void setCanvas(QWidget* canvas);
  /// The numbers behind the figure: EditRole raw, DisplayRole as shown.
  [[nodiscard]] virtual QAbstractTableModel* createTableModel(QObject* parent) const = 0;
  /// Paints the figure at `size` (logical pixels) in the current scheme.
  virtual void paintFigure(QPainter& painter, const QSize& size) = 0;
  /// Entries of its own above the common ones.
  virtual void addActions(QMenu& menu);
  /// Whoever changed the numbers calls this, so that an open table follows.
  void numbersChanged();

  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  [[nodiscard]] QString chooseFile(const QString& suffix, const QString& filter);
  void report(bool saved, const QString& file);
  void showMenu(const QPoint& globalPosition);
  void fillTable();

  QString title_;
  QStackedLayout* stack_;
  QWidget* canvas_ = nullptr;
  QWidget* tablePage_ = nullptr;
  DataTable* table_ = nullptr;
};

}  // namespace luthier
