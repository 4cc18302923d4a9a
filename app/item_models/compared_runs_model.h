// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "app/item_models/run_arrangement.h"

namespace luthier {

/// The table of runs: any columns, filtered, sorted, in groups with mean and spread, figures with their difference from a
/// baseline. It orders its lines itself (DataTable::setSelfOrdered), because a proxy over ten thousand rows would need seconds
/// for what takes milliseconds here. An edit of name, tags or note changes nothing here but is announced, so that the page can
/// make it an undoable command; the store's answer then comes back through setRuns().
class ComparedRunsModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  explicit ComparedRunsModel(QObject* parent = nullptr);

  void setRuns(std::vector<ComparedRun> runs);
  [[nodiscard]] const std::vector<ComparedRun>& runs() const { return runs_; }
  void setColumns(std::vector<RunColumn> columns);
  [[nodiscard]] const std::vector<RunColumn>& columns() const { return columns_; }
  void setFilter(const RunFilter& filter);
  void setGrouping(RunGrouping grouping);
  [[nodiscard]] RunGrouping grouping() const { return order_.grouping; }
  /// 0: none.
  void setBaseline(RowId run);
  [[nodiscard]] RowId baseline() const { return baseline_; }
  void retranslate();

  /// The run of a line; null for the heading of a group.
  [[nodiscard]] const ComparedRun* run(int line) const;
  /// The runs that a line stands for: itself, or those of its group.
  [[nodiscard]] std::vector<RowId> runsOf(int line) const;
  [[nodiscard]] const ComparedRun* find(RowId id) const;
  /// First line of this run, or -1.
  [[nodiscard]] int lineOf(RowId id) const;
  [[nodiscard]] int columnOf(RunColumn::Kind kind) const;
  /// Opens or closes the group that the line heads; false where it heads none.
  bool toggle(int line);
  /// Runs that fit the filter, whatever their groups hide.
  [[nodiscard]] std::vector<RowId> fittingRuns() const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
  void sort(int column, Qt::SortOrder order) override;

 signals:
  void nameEdited(qlonglong run, const QString& name);
  void tagsEdited(qlonglong run, const QStringList& tags);
  void noteEdited(qlonglong run, const QString& note);

 private:
  void rearrange();
  [[nodiscard]] QVariant groupData(const RunGroup& group, const RunColumn& column, int role) const;
  [[nodiscard]] QVariant runData(const ComparedRun& run, const RunColumn& column, int role, bool indented) const;
  [[nodiscard]] QString shownText(const ComparedRun& run, const RunColumn& column) const;

  std::vector<ComparedRun> runs_;
  std::vector<RunColumn> columns_ = standardRunColumns();
  RunFilter filter_;
  RunOrder order_;
  RunArrangement arrangement_;
  RowId baseline_ = 0;
};

}  // namespace luthier
