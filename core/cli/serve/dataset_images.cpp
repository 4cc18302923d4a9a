// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/serve/dataset_images.h"

#include "core/store/datasets_table.h"

namespace luthier::serve {

const OpenDataset& DatasetImages::open(Database& database, RowId dataset) {
  const std::optional<DatasetRecord> record = datasets::find(database, dataset);
  if (!record) {
    open_.erase(dataset);
    throw Error(ErrorCode::NotFound, {{"kind", "dataset"}, {"name", std::to_string(dataset)}});
  }
  OpenDataset& entry = open_[dataset];
  if (!entry.source || entry.record != *record) entry = {*record, openImageSource(*record)};
  return entry;
}

}  // namespace luthier::serve
