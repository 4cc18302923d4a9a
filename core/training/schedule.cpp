// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

namespace luthier {

namespace {

constexpr double oneCycleRise = 0.3;
constexpr double oneCycleDivisor = 25.0;
constexpr double oneCycleFinalDivisor = 1.0e4;
constexpr double addedEpochsFactor = 0.1;

double cosine(double from, double to, double share) {
  return to + (from - to) / 2.0 * (1.0 + std::cos(std::numbers::pi * share));
}

double oneCycle(double peak, double step, double steps) {
  const double start = peak / oneCycleDivisor;
  const double riseEnd = oneCycleRise * steps - 1.0;
  if (step <= riseEnd) {
    return cosine(start, peak, riseEnd > 0.0 ? step / riseEnd : 1.0);
  }
  const double fall = steps - 1.0 - riseEnd;
  return cosine(peak, start / oneCycleFinalDivisor, fall > 0.0 ? (step - riseEnd) / fall : 1.0);
}

}  // namespace

Schedule::Schedule(const TrainingConfig& config, std::int64_t stepsPerEpoch, std::vector<std::int64_t> segments)
    : config_(config), stepsPerEpoch_(stepsPerEpoch), segments_(std::move(segments)) {}

std::int64_t Schedule::totalSteps() const {
  return stepsPerEpoch_ * std::accumulate(segments_.begin(), segments_.end(), std::int64_t{0});
}

double Schedule::learningRate(std::int64_t step) const {
  const auto first = segments_.empty() ? 0 : segments_.front() * stepsPerEpoch_;
  const bool decays = config_.schedule == "one_cycle" || config_.schedule == "cosine" || config_.schedule == "linear";
  if (step < first || !decays) {
    return planned(static_cast<double>(step), static_cast<double>(first));
  }
  auto begin = first;
  for (std::size_t i = 1; i < segments_.size(); ++i) {
    const auto length = segments_[i] * stepsPerEpoch_;
    if (step < begin + length) {
      return cosine(config_.learningRate * addedEpochsFactor, 0.0,
                    static_cast<double>(step - begin) / static_cast<double>(length));
    }
    begin += length;
  }
  return 0.0;
}

double Schedule::warmupSteps(double steps) const {
  if (config_.warmupSteps > 0) {
    return static_cast<double>(config_.warmupSteps);
  }
  return config_.warmupEpochs > 0.0 ? config_.warmupEpochs * static_cast<double>(stepsPerEpoch_)
                                    : std::ceil(config_.warmupShare * steps);
}

double Schedule::planned(double step, double steps) const {
  const double peak = config_.learningRate;
  if (config_.schedule == "one_cycle") {
    return oneCycle(peak, step, steps);
  }
  const double warmup = warmupSteps(steps);
  if (config_.schedule == "linear") {
    const double share = step < warmup ? step / warmup : (steps - step) / std::max(1.0, steps - warmup);
    return peak * std::max(0.0, share);
  }
  if (step < warmup) {
    return peak * std::min(1.0, (step + 1.0) / warmup);
  }
  if (config_.schedule == "cosine") {
    return cosine(peak, 0.0, steps > warmup ? (step - warmup) / (steps - warmup) : 1.0);
  }
  if (config_.schedule == "step") {
    const double epoch = std::floor(step / static_cast<double>(stepsPerEpoch_));
    return peak * std::pow(config_.stepFactor, std::floor(epoch / static_cast<double>(config_.stepEpochs)));
  }
  return peak;
}

}  // namespace luthier
