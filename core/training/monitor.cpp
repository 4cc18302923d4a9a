// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/monitor.h"

#include <cmath>

namespace luthier {

namespace {

/// Errors fall where a model learns; everything else that can be monitored rises.
bool isError(const std::string& metric) {
  return metric == "loss" || metric == "mae" || metric == "rmse" || metric == "perplexity";
}

}  // namespace

Monitor::Monitor(const TrainingConfig& config)
    : metric_(config.monitor), stopsEarly_(config.earlyStopping), patience_(config.patience) {}

std::string Monitor::metricIn(const EpochResult& result) const { return result.value(metric_) ? metric_ : "loss"; }

double Monitor::valueIn(const EpochResult& result) const { return result.value(metricIn(result)).value_or(0.0); }

bool Monitor::enter(const EpochResult& result, std::int64_t epoch, TrainingState& state) const {
  const bool lowerIsBetter = isError(metricIn(result));
  const double value = valueIn(result);
  // A metric may be undefined for an epoch (the correlation with a constant): that is no best to be beaten.
  const bool better = state.bestEpoch == 0 || (std::isnan(state.bestValue) && !std::isnan(value)) ||
                      (lowerIsBetter ? value < state.bestValue : value > state.bestValue);
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
