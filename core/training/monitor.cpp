// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/monitor.h"

namespace luthier {

Monitor::Monitor(const TrainingConfig& config)
    : metric_(config.monitor), stopsEarly_(config.earlyStopping), patience_(config.patience) {}

std::string Monitor::metricIn(const EpochResult& result) const { return result.value(metric_) ? metric_ : "loss"; }

double Monitor::valueIn(const EpochResult& result) const { return result.value(metricIn(result)).value_or(0.0); }

bool Monitor::enter(const EpochResult& result, std::int64_t epoch, TrainingState& state) const {
  const bool lowerIsBetter = metricIn(result) == "loss";
  const double value = valueIn(result);
  const bool better = state.bestEpoch == 0 || (lowerIsBetter ? value < state.bestValue : value > state.bestValue);
  if (better) {
    state.bestEpoch = epoch;
    state.bestValue = value;
    state.epochsWithoutGain = 0;
  } else {
    ++state.epochsWithoutGain;
  }
  return better;
}

bool Monitor::shouldStop(const TrainingState& state) const { return stopsEarly_ && state.epochsWithoutGain >= patience_; }

}  // namespace luthier
