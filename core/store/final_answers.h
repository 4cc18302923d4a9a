// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "core/metrics/proportion_interval.h"
#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// What a run answered after its last epoch: the state that its last metrics describe.
struct FinalAnswers {
  std::optional<EpochMatrix> matrix;
  std::optional<EpochPredictions> predictions;

  /// The 95 % interval of a metric of this split ("accuracy", "macro_f1"), as figureInterval() has it.
  [[nodiscard]] std::optional<Interval> interval(std::string_view metric) const;
};

/// Of this split; empty where the run has none of it (not yet, or its answers are no classes).
[[nodiscard]] FinalAnswers finalAnswers(Database& database, RowId run, Split split);

}  // namespace luthier
