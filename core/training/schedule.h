// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/config/training_parameters.h"

namespace luthier {

/// The learning rate of every optimiser step: a pure function of the step, so that a checkpoint needs to keep no state of it.
/// Definitions: torch.optim.lr_scheduler.OneCycleLR (pct_start 0.3, cosine, div_factor 25, final_div_factor 1e4; momentum
/// is not cycled), CosineAnnealingLR to zero, StepLR; a linear warm-up before all but one_cycle. "linear" is transformers'
/// get_linear_schedule_with_warmup: from zero to the rate, then to zero.
class Schedule {
 public:
  /// `segments`: epochs as first planned, then each "N more epochs". A decaying schedule has ended at zero by then, so what
  /// is added is a cosine of its own, from a tenth of the learning rate to zero; constant and step simply go on.
  Schedule(const TrainingConfig& config, std::int64_t stepsPerEpoch, std::vector<std::int64_t> segments);

  /// `step` counts from 0.
  [[nodiscard]] double learningRate(std::int64_t step) const;
  [[nodiscard]] std::int64_t totalSteps() const;

 private:
  [[nodiscard]] double planned(double step, double steps) const;
  [[nodiscard]] double warmupSteps(double steps) const;

  TrainingConfig config_;
  std::int64_t stepsPerEpoch_;
  std::vector<std::int64_t> segments_;
};

}  // namespace luthier
