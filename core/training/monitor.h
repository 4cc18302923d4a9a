// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/config/training_parameters.h"
#include "core/tasks/metric_accumulator.h"
#include "core/training/checkpoint.h"

namespace luthier {

/// Judges epochs by the monitored metric: which is the best so far, and when to stop early. Its memory is in TrainingState.
class Monitor {
 public:
  explicit Monitor(const TrainingConfig& config);

  /// The metric's value in `result`; a task that has no metric of that name is judged by its loss.
  [[nodiscard]] double valueIn(const EpochResult& result) const;
  /// Enters a finished epoch (1 = first) into `state`; true where it is the best so far.
  bool enter(const EpochResult& result, std::int64_t epoch, TrainingState& state) const;
  [[nodiscard]] bool shouldStop(const TrainingState& state) const;

 private:
  [[nodiscard]] std::string metricIn(const EpochResult& result) const;

  std::string metric_;
  bool stopsEarly_;
  std::int64_t patience_;
};

}  // namespace luthier
