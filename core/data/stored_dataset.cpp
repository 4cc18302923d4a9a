// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/stored_dataset.h"

#include "core/config/task_description.h"
#include "core/data/image_source.h"
#include "core/store/datasets_table.h"
#include "core/store/examples_table.h"
#include "core/store/image_targets_table.h"
#include "core/store/texts_table.h"

namespace luthier {
namespace {

void readTexts(Database& database, Dataset& dataset) {
  texts::forEach(database, dataset.record.id, {}, [&](TextExample& row) {
    dataset.examples.push_back(std::move(row.example));
    dataset.texts.push_back(std::move(row.text));
    return true;
  });
}

}  // namespace

Dataset readStoredDataset(Database& database, RowId id) {
  auto record = datasets::find(database, id);
  if (!record) {
    throw Error(ErrorCode::NotFound, {{"kind", "dataset"}, {"name", std::to_string(id)}});
  }
  Dataset dataset{*std::move(record), {}, {}, {}};
  const auto* task = findTaskDescription(dataset.record.task);
  if (task != nullptr && task->examples == ExampleKind::Text) {
    readTexts(database, dataset);
    return dataset;
  }
  dataset.examples = examples::list(database, id);
  if (task != nullptr && task->targets != TargetKind::Class) {
    dataset.targets = image_targets::list(database, id);
  }
  for (const auto& problem : checkFiles(dataset, /*verifyHashes=*/false)) {
    throw Error(problem);
  }
  return dataset;
}

}  // namespace luthier
