// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>

#include "core/data/image_source.h"
#include "core/store/database.h"

namespace luthier::serve {

/// A dataset of the store with its opened image source.
struct OpenDataset {
  DatasetRecord record;
  std::unique_ptr<ImageSource> source;
};

/// Datasets by id, kept open from one request to the next; one that was relocated is opened again. Belongs to one thread.
class DatasetImages {
 public:
  /// Throws Error{NotFound}.
  [[nodiscard]] const OpenDataset& open(Database& database, RowId dataset);

 private:
  std::map<RowId, OpenDataset> open_;
};

}  // namespace luthier::serve
