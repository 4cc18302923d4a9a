// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/weight_average.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace luthier {

namespace {
constexpr double warmUpPower = 2.0 / 3.0;  // timm's: 0.966 after two hundred steps, 0.99 after a thousand
}  // namespace

WeightAverage::WeightAverage(torch::nn::Module& module, double decay) : module_(module), decay_(decay) {
  for (const auto& [name, tensor] : stateDictOf(module)) {
    names_.push_back(name);
    weights_.push_back(tensor.detach());
    averages_.push_back(tensor.detach().clone());
  }
}

double WeightAverage::decayAt(std::int64_t step) const {
  // timm counts steps from 0 and takes one off.
  const auto count = static_cast<double>(std::max<std::int64_t>(0, step - 1));
  return count == 0.0 ? 0.0 : std::min(decay_, 1.0 - std::pow(1.0 + count, -warmUpPower));
}

void WeightAverage::update(std::int64_t step) {
  const torch::NoGradGuard noGradients;
  const double decay = decayAt(step);
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    if (weights_[i].is_floating_point()) {
      averages_[i].lerp_(weights_[i], 1.0 - decay);
    } else {
      averages_[i].copy_(weights_[i]);
    }
  }
}

void WeightAverage::swap() {
  const torch::NoGradGuard noGradients;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    const auto kept = weights_[i].clone();
    weights_[i].copy_(averages_[i]);
    averages_[i].copy_(kept);
  }
  swapped_ = !swapped_;
}

StateDict WeightAverage::named() const {
  StateDict state;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    state[names_[i]] = averages_[i];
  }
  return state;
}

void WeightAverage::load(const StateDict& average) {
  const torch::NoGradGuard noGradients;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const auto found = average.find(names_[i]);
    if (found == average.end() || found->second.sizes() != averages_[i].sizes()) {
      throw Error(ErrorCode::CheckpointDamaged, {{"file", "average"}, {"detail", names_[i]}});
    }
    averages_[i].copy_(found->second);
  }
}

}  // namespace luthier
