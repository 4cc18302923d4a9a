// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <optional>
#include <vector>

#include "app/pages/examples/example_cell.h"
#include "app/pages/studio_context.h"

namespace luthier {

class ImageGrid;

/// Feeds an ImageGrid with a dataset's examples, built for 100,000 of them: the grid knows their number at once, records come
/// by pages from the store when they are in sight, thumbnails in small batches from the session, those asked for last first.
/// What comes back for a dataset or filter that is no longer shown is dropped.
class ExampleSource : public QObject {
  Q_OBJECT
 public:
  ExampleSource(const StudioContext& context, ImageGrid& grid, QObject* parent);

  /// `count` examples of the dataset, those of one split or class where given.
  void showDataset(const DatasetRecord& dataset, std::optional<Split> split, std::optional<std::int32_t> label, int count);
  /// These examples, in this order.
  void showCells(const DatasetRecord& dataset, const std::vector<ExampleCell>& cells);
  /// Images with captions of their own, in this order.
  void showItems(const DatasetRecord& dataset, std::vector<ImageItem> items);
  /// Asks again for every thumbnail (the files were found again).
  void reload();

 signals:
  /// A thumbnail could not be made.
  void thumbnailFailed(const luthier::Problem& problem);

 private:
  struct Filter {
    std::optional<Split> split;
    std::optional<std::int32_t> label;
  };

  void begin(const DatasetRecord& dataset);
  void want(const QList<int>& rows);
  void fetchPage(int page);
  void takePage(int page, const std::vector<ImageItem>& items);
  void fetchThumbnails();
  void takeThumbnails(const protocol::ThumbnailsReply& reply);
  void failAll(const Problem& problem);

  StudioContext context_;
  ImageGrid& grid_;
  DatasetRecord dataset_;
  QStringList classes_;
  Filter filter_;
  int generation_ = 0;          // of what is shown
  QSet<int> pages_;             // asked for
  QList<int> waiting_;          // rows without a thumbnail, asked for last at the end
  QHash<RowId, int> inFlight_;  // the batch that the session works on
};

}  // namespace luthier
