// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/data/dataset_facts.h"

#include "core/store/datasets_table.h"
#include "core/store/examples_table.h"

namespace luthier {

std::int64_t DatasetFacts::count(std::optional<Split> split, std::optional<std::int32_t> label) const {
  std::int64_t total = 0;
  for (const SplitCount& entry : counts) {
    const bool fits = (!split || *split == entry.split) && (!label || *label == entry.label);
    total += fits ? entry.count : 0;
  }
  return total;
}

DatasetFacts readDatasetFacts(Database& database, RowId dataset) {
  auto record = datasets::find(database, dataset);
  if (!record) {
    throw Error(ErrorCode::NotFound, {{"kind", "dataset"}, {"name", std::to_string(dataset)}});
  }
  DatasetFacts facts;
  facts.dataset = std::move(*record);
  facts.counts = examples::counts(database, dataset);
  facts.issues = datasets::issues(database, dataset);
  facts.targets = readTargetHistogram(database, facts.dataset);
  return facts;
}

}  // namespace luthier
