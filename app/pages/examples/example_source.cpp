// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/examples/example_source.h"

#include <QPixmap>

#include "app/settings/error_text.h"
#include "core/store/examples_table.h"

namespace luthier {
namespace {

constexpr int thumbnailPixels = 192;  // twice the cell, for screens at 200 %

std::vector<ExampleCell> toCells(const std::vector<ExampleRecord>& records) {
  std::vector<ExampleCell> cells;
  cells.reserve(records.size());
  for (const ExampleRecord& record : records) {
    ExampleCell cell;
    cell.id = record.id;
    cell.truth = record.label;
    cell.path = QString::fromStdString(record.path);
    if (record.member >= 0) {
      cell.path += QStringLiteral(" #%1").arg(record.member);
    }
    cells.push_back(std::move(cell));
  }
  return cells;
}

}  // namespace

QStringList classNames(const DatasetRecord& dataset) {
  QStringList names;
  for (const std::string& name : dataset.classes) {
    names.append(QString::fromStdString(name));
  }
  return names;
}

ExampleSource::ExampleSource(const StudioContext& context, QObject* parent) : QObject(parent), context_(context) {
  connect(&model_, &ExampleGridModel::pageWanted, this, &ExampleSource::fetchPage);
  connect(&model_, &ExampleGridModel::thumbnailsWanted, this, &ExampleSource::fetchThumbnails);
  connect(&context_.session, &Session::workerReplaced, &model_, &ExampleGridModel::forgetRequests);
}

void ExampleSource::setDataset(const DatasetRecord& dataset) {
  ++generation_;
  if (dataset.id != dataset_.id) {
    model_.clearThumbnails();
  }
  dataset_ = dataset;
  model_.setClasses(classNames(dataset));
}

void ExampleSource::showDataset(const DatasetRecord& dataset, std::optional<Split> split, std::optional<std::int32_t> label,
                                int count) {
  setDataset(dataset);
  split_ = split;
  label_ = label;
  model_.showPages(count);
}

void ExampleSource::showCells(const DatasetRecord& dataset, std::vector<ExampleCell> cells) {
  setDataset(dataset);
  model_.showCells(std::move(cells));
}

void ExampleSource::reload() {
  model_.clearThumbnails();
  if (model_.rowCount() > 0) {
    emit model_.dataChanged(model_.index(0), model_.index(model_.rowCount() - 1));
  }
}

void ExampleSource::fetchPage(int offset, int count) {
  const auto read = [dataset = dataset_.id, split = split_, label = label_, offset, count](Database& database) {
    return toCells(examples::list(database, dataset, split, offset, count, label));
  };
  context_.store.query(this, read, [this, offset, generation = generation_](std::vector<ExampleCell> cells) {
    if (generation == generation_) {
      model_.setPage(offset, cells);
    }
  });
}

void ExampleSource::fetchThumbnails(const QList<qlonglong>& examples) {
  protocol::ThumbnailsRequest request;
  request.dataset = dataset_.id;
  request.examples.assign(examples.begin(), examples.end());
  request.size = thumbnailPixels;
  const RowId dataset = dataset_.id;
  const auto take = [this, dataset](const protocol::ThumbnailsReply& reply) {
    if (dataset != dataset_.id) {
      return;
    }
    for (const protocol::ThumbnailFile& thumbnail : reply.thumbnails) {
      const QPixmap pixmap = thumbnail.file.empty() ? QPixmap() : QPixmap(QString::fromStdString(thumbnail.file));
      model_.setThumbnail(thumbnail.example, pixmap, thumbnail.problem ? problemText(*thumbnail.problem) : QString());
    }
  };
  const auto failed = [this, dataset, examples](const Problem& problem) {
    if (dataset == dataset_.id) {
      for (const qlonglong example : examples) {
        model_.setThumbnail(example, {}, problemText(problem));
      }
    }
  };
  context_.session.ask<protocol::ThumbnailsReply>(this, request, protocol::Lane::Queue, take, failed);
}

}  // namespace luthier
