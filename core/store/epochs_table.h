// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// Tables confusion_matrices and predictions: one blob per run, epoch and split (little endian; layout in epochs_table.cpp).
namespace epochs {
void insertMatrix(Database& database, const EpochMatrix& matrix);
[[nodiscard]] std::optional<EpochMatrix> matrix(Database& database, RowId run, std::int64_t epoch, Split split);
struct Key {
  std::int64_t epoch;
  Split split;
};
[[nodiscard]] std::vector<Key> matrixKeys(Database& database, RowId run);

void insertPredictions(Database& database, const EpochPredictions& predictions);
[[nodiscard]] std::optional<EpochPredictions> predictions(Database& database, RowId run, std::int64_t epoch, Split split);
}  // namespace epochs

}  // namespace luthier
