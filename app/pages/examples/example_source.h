// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>
#include <vector>

#include "app/item_models/example_grid_model.h"
#include "app/pages/studio_context.h"

namespace luthier {

/// Feeds an ExampleGridModel: records by pages from the store, thumbnails from the session. What comes back for a dataset or a
/// filter that is no longer shown is dropped.
class ExampleSource : public QObject {
  Q_OBJECT
 public:
  ExampleSource(const StudioContext& context, QObject* parent);

  [[nodiscard]] ExampleGridModel& model() { return model_; }
  [[nodiscard]] RowId dataset() const { return dataset_.id; }

  /// `count` examples of the dataset, those of one split or class where given.
  void showDataset(const DatasetRecord& dataset, std::optional<Split> split, std::optional<std::int32_t> label, int count);
  /// These examples, in this order.
  void showCells(const DatasetRecord& dataset, std::vector<ExampleCell> cells);
  /// Asks again for every thumbnail (the dataset's files were found again).
  void reload();

 private:
  void setDataset(const DatasetRecord& dataset);
  void fetchPage(int offset, int count);
  void fetchThumbnails(const QList<qlonglong>& examples);

  StudioContext context_;
  ExampleGridModel model_;
  DatasetRecord dataset_;
  std::optional<Split> split_;
  std::optional<std::int32_t> label_;
  int generation_ = 0;  // of the dataset, split and label that are shown
};

/// Class names as the window's strings.
[[nodiscard]] QStringList classNames(const DatasetRecord& dataset);

}  // namespace luthier
