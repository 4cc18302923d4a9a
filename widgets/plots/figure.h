// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QImage>
#include <QWidget>

#include <memory>

class QMenu;
class QPushButton;
class QStackedLayout;
class QTimer;

namespace luthier {

class DataTable;
class ElidedLabel;

/// A drawn figure with what every figure owes its reader: a table twin, exports (PNG, SVG, CSV, clipboard) in its context menu
/// and by call. Base of CurvePlot, BarPlot and ConfusionMatrixView.
class Figure : public QWidget {
  Q_OBJECT
  Q_PROPERTY(bool tableShown READ tableShown WRITE setTableShown NOTIFY tableShownChanged)
 public:
  explicit Figure(QWidget* parent = nullptr);
  ~Figure() override;

  /// What the figure shows ("Loss"): accessible name and proposed file name.
  void setTitle(const QString& title);
  [[nodiscard]] QString title() const { return title_; }

  /// Shows the same numbers as a sortable table in the figure's place.
  [[nodiscard]] bool tableShown() const;
  void setTableShown(bool shown);

  /// Write the figure as it is on the screen; false where the file cannot be written.
  bool savePng(const QString& file);
  bool saveSvg(const QString& file);
  bool saveCsv(const QString& file);
  /// All numbers of the figure, in full precision, with a header line.
  [[nodiscard]] QString csv() const;

 Q_SIGNALS:
  void tableShownChanged(bool shown);
  /// A sentence about something that happened ("Saved to ..."), for the page's toast.
  void notice(const QString& text);

 protected:
  void setCanvas(QWidget* canvas);
  /// With a line below it, for a sentence about what the pointer or the keyboard is at; returns that line.
  ElidedLabel* setCanvasWithSentence(QWidget* canvas);
  /// The numbers behind the figure: EditRole raw, DisplayRole as shown.
  [[nodiscard]] virtual QAbstractTableModel* createTableModel(QObject* parent) const = 0;
  /// Paints the whole figure, `size` logical pixels large, on a device (an image or an SVG file) in the current scheme.
  virtual void paintFigure(QPaintDevice& device, const QSize& size) = 0;
  /// Size of an exported picture; the canvas' own size by default.
  [[nodiscard]] virtual QSize exportSize() const;
  /// Entries of its own above the common ones.
  virtual void addFigureActions(QMenu& menu);
  /// Opens the menu of the figure (also Shift+F10 and the menu key).
  void showMenu(const QPoint& globalPosition);
  /// Whoever changed the numbers calls this, so that an open table follows.
  void numbersChanged();

  void contextMenuEvent(QContextMenuEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void save(const QString& suffix, const QString& filter, bool (Figure::*write)(const QString&));
  void copyPicture();
  [[nodiscard]] QImage picture();
  void fillTable();
  void retranslate();

  QString title_;
  QStackedLayout* stack_;
  QWidget* canvas_ = nullptr;
  QWidget* tablePage_;
  DataTable* table_;
  QPushButton* back_;
  QTimer* refresh_;
  std::unique_ptr<QAbstractTableModel> numbers_;
};

}  // namespace luthier
