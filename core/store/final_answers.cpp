// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/final_answers.h"

#include <algorithm>

#include "core/metrics/matrix_interval.h"
#include "core/store/epochs_table.h"

namespace luthier {

std::optional<Interval> FinalAnswers::interval(std::string_view metric) const {
  return matrix ? figureInterval(ConfusionMatrix(static_cast<std::size_t>(matrix->classes), matrix->counts), metric)
                : std::nullopt;
}

FinalAnswers finalAnswers(Database& database, RowId run, Split split) {
  std::int64_t last = 0;
  for (const epochs::Key& key : epochs::matrixKeys(database, run)) {
    if (key.split == split) {
      last = std::max(last, key.epoch);
    }
  }
  if (last == 0) {
    return {};
  }
  return {epochs::matrix(database, run, last, split), epochs::predictions(database, run, last, split)};
}

}  // namespace luthier
