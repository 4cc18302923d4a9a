// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/examples/example_source.h"

#include <QImage>
#include <algorithm>

#include "app/pages/examples/answered_image.h"
#include "app/settings/error_text.h"
#include "core/store/examples_table.h"
#include "core/store/image_targets_table.h"
#include "widgets/image/image_grid.h"

namespace luthier {
namespace {

constexpr int thumbnailPixels = 192;  // twice the cell, for screens at 200 %
constexpr int pageRows = 256;
constexpr int batchRows = 32;
constexpr int rememberedRows = 2000;  // several screenfuls; what was asked for earlier has scrolled away

/// With class, labels or number as caption. Reads on the store thread.
std::vector<ImageItem> toItems(Database& database, const DatasetRecord& dataset, const std::vector<ExampleRecord>& records) {
  std::vector<RowId> ids;
  for (const ExampleRecord& record : records) {
    ids.push_back(record.id);
  }
  const bool classes = records.empty() || records.front().label >= 0;
  const auto targets = classes ? std::vector<std::string>() : image_targets::find(database, ids);
  const QStringList names = classNames(dataset);
  std::vector<ImageItem> items;
  items.reserve(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    items.push_back(classes ? toImageItem({records[i].id, records[i].label, -1, 0.0F}, names)
                            : toImageItem(dataset, records[i].id, targets[i]));
  }
  return items;
}

}  // namespace

ExampleSource::ExampleSource(const StudioContext& context, ImageGrid& grid, QObject* parent)
    : QObject(parent), context_(context), grid_(grid) {
  connect(&grid_, &ImageGrid::thumbnailsWanted, this, &ExampleSource::want);
}

void ExampleSource::begin(const DatasetRecord& dataset) {
  ++generation_;
  dataset_ = dataset;
  classes_ = classNames(dataset);
  pages_.clear();
  waiting_.clear();
  inFlight_.clear();
}

void ExampleSource::showDataset(const DatasetRecord& dataset, std::optional<Split> split, std::optional<std::int32_t> label,
                                int count) {
  begin(dataset);
  filter_ = {split, label};
  grid_.setItems(std::vector<ImageItem>(static_cast<std::size_t>(std::max(0, count))));
}

void ExampleSource::showCells(const DatasetRecord& dataset, const std::vector<ExampleCell>& cells) {
  begin(dataset);
  std::vector<ImageItem> items;
  items.reserve(cells.size());
  for (const ExampleCell& cell : cells) {
    items.push_back(toImageItem(cell, classes_));
  }
  grid_.setItems(std::move(items));
}

void ExampleSource::showItems(const DatasetRecord& dataset, std::vector<ImageItem> items) {
  begin(dataset);
  grid_.setItems(std::move(items));
}

void ExampleSource::reload() {
  ++generation_;
  waiting_.clear();
  inFlight_.clear();
  grid_.images().clearThumbnails();
}

void ExampleSource::want(const QList<int>& rows) {
  for (const int row : rows) {
    waiting_.removeOne(row);
    waiting_.append(row);
    if (grid_.images().item(row).id == 0) {
      fetchPage(row / pageRows);
    }
  }
  if (waiting_.size() > rememberedRows) {
    waiting_.remove(0, waiting_.size() - rememberedRows);
  }
  fetchThumbnails();
}

void ExampleSource::fetchPage(int page) {
  if (pages_.contains(page)) {
    return;
  }
  pages_.insert(page);
  const auto read = [dataset = dataset_, filter = filter_, page](Database& database) {
    return toItems(database, dataset,
                   examples::list(database, dataset.id, filter.split, page * pageRows, pageRows, filter.label));
  };
  context_.store.query(this, read, [this, page, generation = generation_](const std::vector<ImageItem>& items) {
    if (generation == generation_) {
      takePage(page, items);
    }
  });
}

void ExampleSource::takePage(int page, const std::vector<ImageItem>& items) {
  ImageGridModel& images = grid_.images();
  int row = page * pageRows;
  for (const ImageItem& item : items) {
    if (row < images.rowCount()) {
      images.setItem(row++, item);
    }
  }
  fetchThumbnails();
}

void ExampleSource::fetchThumbnails() {
  if (!inFlight_.isEmpty()) {
    return;
  }
  protocol::ThumbnailsRequest request;
  request.dataset = dataset_.id;
  request.size = thumbnailPixels;
  for (qsizetype i = waiting_.size() - 1; i >= 0 && inFlight_.size() < batchRows; --i) {
    const int row = waiting_[i];
    const RowId id = grid_.images().item(row).id;
    if (id != 0) {
      request.examples.push_back(id);
      inFlight_.insert(id, row);
      waiting_.removeAt(i);
    }
  }
  if (inFlight_.isEmpty()) {
    return;
  }
  const int generation = generation_;
  const auto take = [this, generation](const protocol::ThumbnailsReply& reply) {
    if (generation == generation_) {
      takeThumbnails(reply);
    }
  };
  const auto failed = [this, generation](const Problem& problem) {
    if (generation == generation_) {
      failAll(problem);
    }
  };
  context_.session.ask<protocol::ThumbnailsReply>(this, request, protocol::Lane::Queue, take, failed);
}

void ExampleSource::takeThumbnails(const protocol::ThumbnailsReply& reply) {
  ImageGridModel& images = grid_.images();
  for (const protocol::ThumbnailFile& thumbnail : reply.thumbnails) {
    const auto row = inFlight_.constFind(thumbnail.example);
    if (row == inFlight_.cend()) {
      continue;
    }
    if (thumbnail.problem) {
      images.setFailed(*row, problemText(*thumbnail.problem));
      emit thumbnailFailed(*thumbnail.problem);
    } else {
      images.setThumbnail(*row, QImage(QString::fromStdString(thumbnail.file)));
    }
  }
  inFlight_.clear();
  fetchThumbnails();
}

void ExampleSource::failAll(const Problem& problem) {
  // The session itself failed, so the rows that wait would fail the same way, each after another start of the worker.
  for (const int row : std::as_const(inFlight_)) {
    grid_.images().setFailed(row, problemText(problem));
  }
  for (const int row : std::as_const(waiting_)) {
    grid_.images().setFailed(row, problemText(problem));
  }
  inFlight_.clear();
  waiting_.clear();
  emit thumbnailFailed(problem);
}

}  // namespace luthier
