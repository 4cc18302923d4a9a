// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/store/database.h"

namespace luthier {

/// A dataset of the store with its examples, and their texts where it is one of texts. Throws Error{NotFound}; for images
/// Error{FileMoved, FileChanged} where their files are not as they were imported (texts are in the store itself).
[[nodiscard]] Dataset readStoredDataset(Database& database, RowId dataset);

}  // namespace luthier
