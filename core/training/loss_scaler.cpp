// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/loss_scaler.h"

namespace luthier {

namespace {
constexpr double scaleGrowth = 2.0;
constexpr double scaleBackoff = 0.5;
constexpr std::int64_t growthInterval = 2000;
constexpr auto scaleName = "scaler.scale";
constexpr auto stepsName = "scaler.good_steps";
}  // namespace

void LossScaler::enter(bool finite) {
  if (!finite) {
    scale_ *= scaleBackoff;
    goodSteps_ = 0;
  } else if (++goodSteps_ == growthInterval) {
    scale_ *= scaleGrowth;
    goodSteps_ = 0;
  }
}

void LossScaler::store(StateDict& state) const {
  state[scaleName] = torch::tensor(scale_, torch::kFloat64);
  state[stepsName] = torch::tensor(goodSteps_, torch::kInt64);
}

void LossScaler::load(const StateDict& state) {
  if (const auto found = state.find(scaleName); found != state.end()) {
    scale_ = found->second.item<double>();
    goodSteps_ = state.at(stepsName).item<std::int64_t>();
  }
}

}  // namespace luthier
