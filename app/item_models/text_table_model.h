// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <map>
#include <set>

#include "app/engine/store_client.h"
#include "core/store/texts_table.h"

namespace luthier {

/// The texts of a dataset, built for a million of them: the number of rows is known at once, texts come by pages from the store
/// thread when they are in sight, and what has scrolled away is forgotten. A search has as many rows as were found so far and
/// goes on as the view scrolls on.
class TextTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Number, Text, Second, Target, InSplit, Length, ColumnCount };

  explicit TextTableModel(StoreClient& store, QObject* parent = nullptr);

  /// `count`: texts of the split and class of `filter`; not asked for where something is searched.
  void show(const DatasetRecord& dataset, const TextFilter& filter, std::int64_t count);
  /// Null where it has not been read yet.
  [[nodiscard]] const TextExample* example(int row) const;
  /// A search that has not looked at everything yet.
  [[nodiscard]] bool searching() const { return next_ != 0; }
  void retranslate();

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  bool canFetchMore(const QModelIndex& parent) const override;
  void fetchMore(const QModelIndex& parent) override;

 signals:
  /// Rows were read, or found.
  void rowsRead();

 private:
  void readPage(int page) const;
  void takePage(int page, std::vector<TextExample> examples);
  void search();
  void takeFound(TextPage found);
  [[nodiscard]] QVariant text(const TextExample& example, int row, int column) const;

  StoreClient& store_;
  DatasetRecord dataset_;
  TextFilter filter_;
  int generation_ = 0;
  int rows_ = 0;
  // Pages are read from data(), which is const: they are a cache.
  mutable std::map<int, std::vector<TextExample>> pages_;
  mutable std::set<int> asked_;
  std::vector<TextExample> found_;
  RowId next_ = 0;
  bool reading_ = false;
};

}  // namespace luthier
