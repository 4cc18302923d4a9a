// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QWidget>

#include <functional>
#include <vector>

class QLineEdit;
class QTableView;
class QToolButton;

namespace luthier {

class RowFilterProxy;

/// A table over a model: sorts by Qt::EditRole (raw values; DisplayRole is what is read), filters by words, lets columns be
/// chosen in the header's menu, copies the selection as TSV (Ctrl+C). Rows are the model's, whatever the order shown.
/// Figures stand at the right. Columns get a width from the first rows, never from all of them.
class DataTable : public QWidget {
  Q_OBJECT
 public:
  explicit DataTable(QWidget* parent = nullptr);

  /// Not owned.
  void setModel(QAbstractItemModel* model);
  [[nodiscard]] QTableView& view() const { return *view_; }
  /// Call before setModel(). The model sorts and filters itself, by a reset: sort() goes to it, what is typed into the filter is
  /// announced by filterTextChanged(), and selection and scroll position stay with the rows that have the same text under
  /// `idRole`. For tables of ten thousand rows.
  void setSelfOrdered(int idRole);
  /// What the button and the header's menu open in place of a list of the model's columns.
  void setColumnChooser(std::function<void(const QPoint& globalPosition)> open) { columnChooser_ = std::move(open); }

  /// A line above the table (hidden at first) with the choice of columns and a field: rows that contain every word typed
  /// stay.
  void setFilterShown(bool shown);
  /// Shows it and puts the cursor there; what a page does on Ctrl+F.
  void focusFilter();
  void setFilterText(const QString& text);
  [[nodiscard]] QString filterText() const;
  void setFilterHint(const QString& placeholder, const QString& toolTip);
  [[nodiscard]] int shownRows() const;
  void sortBy(int column, Qt::SortOrder order);

  void setColumnShown(int column, bool shown);
  [[nodiscard]] bool columnShown(int column) const;
  /// Widths, order, visibility and sorting, for the session's state.
  [[nodiscard]] QByteArray saveState() const;
  bool restoreState(const QByteArray& state);

  [[nodiscard]] std::vector<int> selectedRows() const;
  void selectRows(const std::vector<int>& rows);
  [[nodiscard]] int currentRow() const;
  /// Selected rows (all where none is selected) and shown columns, with headers.
  [[nodiscard]] QString selectionAsTsv() const;
  void copySelection() const;
  void setEmptyText(const QString& text);

 Q_SIGNALS:
  void rowActivated(int row);
  void currentRowChanged(int row);
  void selectionChanged();
  void filterTextChanged(const QString& text);
  void contextMenuWanted(int row, const QPoint& globalPosition);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fitColumns();
  void followResets(QAbstractItemModel& model);
  void showColumnMenu(const QPoint& globalPosition);
  void retranslate();

  QWidget* filterRow_;
  QLineEdit* filter_;
  QToolButton* columns_;
  QTableView* view_;
  RowFilterProxy* proxy_;
  QString emptyText_;
  QString filterHint_;
  int idRole_ = -1;  // of a model that orders itself
  std::function<void(const QPoint&)> columnChooser_;
};

}  // namespace luthier
