// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/data/target_histogram.h"

#include <algorithm>
#include <cmath>

#include "core/base/json.h"
#include "core/store/examples_table.h"
#include "core/store/image_targets_table.h"

namespace luthier {
namespace {

constexpr std::size_t bins = 20;
constexpr std::size_t splits = std::size(allSplits);

/// What one image has; nothing where its targets cannot be read.
struct Read {
  std::size_t split = 0;
  std::vector<std::size_t> labels;
  double value = std::nan("");
};

Read parse(Split split, const std::string& targets) {
  Read read{static_cast<std::size_t>(split), {}, std::nan("")};
  try {
    const auto json = parseForeignJson(targets, ErrorCode::StoreDamaged);
    if (json.contains("value") && json["value"].is_number()) {
      read.value = json["value"].get<double>();
    } else if (json.contains("labels") && json["labels"].is_array()) {
      for (const auto& label : json["labels"]) {
        if (label.is_number_unsigned()) {
          read.labels.push_back(label.get<std::size_t>());
        }
      }
    }
  } catch (const Error&) {
    // Not counted; the image itself is still shown.
  }
  return read;
}

void countLabels(TargetHistogram& histogram, const std::vector<Read>& all, std::size_t classes) {
  histogram.counts.assign(splits, std::vector<std::int64_t>(classes));
  for (const Read& read : all) {
    for (const std::size_t label : read.labels) {
      if (label < classes) {
        ++histogram.counts[read.split][label];
      }
    }
  }
}

void countNumbers(TargetHistogram& histogram, const std::vector<Read>& all) {
  double least = INFINITY, most = -INFINITY;
  for (const Read& read : all) {
    if (std::isfinite(read.value)) {
      least = std::min(least, read.value);
      most = std::max(most, read.value);
    }
  }
  if (!std::isfinite(least)) {
    return;
  }
  const std::size_t count = most > least ? bins : 1;
  for (std::size_t i = 0; i <= count; ++i) {
    histogram.edges.push_back(least + (most - least) * static_cast<double>(i) / static_cast<double>(count));
  }
  histogram.counts.assign(splits, std::vector<std::int64_t>(count));
  for (const Read& read : all) {
    if (std::isfinite(read.value)) {
      const double share = most > least ? (read.value - least) / (most - least) : 0.0;
      const auto bin = static_cast<std::size_t>(share * static_cast<double>(count));
      ++histogram.counts[read.split][std::min(bin, count - 1)];
    }
  }
}

}  // namespace

TargetHistogram readTargetHistogram(Database& database, const DatasetRecord& dataset) {
  TargetHistogram histogram;
  const TaskDescription* task = findTaskDescription(dataset.task);
  const bool counted = task != nullptr && task->examples == ExampleKind::Image &&
                       (task->targets == TargetKind::Labels || task->targets == TargetKind::Number);
  if (!counted) {
    return histogram;
  }
  histogram.kind = task->targets;
  const auto targets = image_targets::list(database, dataset.id);
  const auto records = examples::list(database, dataset.id);
  std::vector<Read> all;
  for (std::size_t i = 0; i < std::min(targets.size(), records.size()); ++i) {
    all.push_back(parse(records[i].split, targets[i]));
  }
  histogram.kind == TargetKind::Labels ? countLabels(histogram, all, dataset.classes.size()) : countNumbers(histogram, all);
  return histogram;
}

}  // namespace luthier
