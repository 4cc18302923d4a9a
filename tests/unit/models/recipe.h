// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cmath>
#include <cstdint>
#include <string>

#include "core/base/random.h"
#include "core/weights/state_dict.h"

namespace luthier {

/// `count` numbers in [-1, 1) that depend on `name` and the index only; the same as uniform() of
/// tests/parity/reference_models.py.
inline torch::Tensor uniformNumbers(const std::string& name, std::int64_t count) {
  std::uint64_t seed = 0xCBF29CE484222325ULL;
  for (const char byte : name) {
    seed = (seed ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
  }
  Random random(seed);
  auto numbers = torch::empty({count}, torch::kFloat64);
  auto* data = numbers.data_ptr<double>();
  for (std::int64_t index = 0; index < count; ++index) {
    data[index] = static_cast<double>(random.next() >> 11U) * 0x1.0p-52 - 1.0;
  }
  return numbers;
}

/// Whether `owner` is the last batch norm of its block, which the recipe damps.
inline bool isLastNorm(const std::string& owner, const StateDict& state) {
  if (!owner.starts_with("layer") || owner.find(".bn") == std::string::npos) {
    return false;
  }
  const auto block = owner.substr(0, owner.rfind('.'));
  return owner == block + (state.contains(block + ".bn3.weight") ? ".bn3" : ".bn2");
}

/// gain() there: many ReLU layers one after the other leave little of the image.
inline double recipeGain(const StateDict& state) {
  return state.contains("features.0.weight") || state.contains("features.conv0.weight") ? std::sqrt(2.0) : 1.0;
}

/// fill() of tests/parity/reference_models.py.
inline void fillByRecipe(torch::nn::Module& module) {
  const torch::NoGradGuard noGrad;
  const auto state = stateDictOf(module);
  const double gain = recipeGain(state);
  for (const auto& [name, tensor] : state) {
    if (name.ends_with("num_batches_tracked")) {
      continue;
    }
    const auto dot = name.rfind('.');
    const auto owner = name.substr(0, dot);
    const auto kind = name.substr(dot + 1);
    auto values = uniformNumbers(name, tensor.numel());
    if (tensor.dim() > 1) {
      values *= gain * std::sqrt(3.0 / static_cast<double>(tensor.numel() / tensor.size(0)));
    } else if (kind == "weight") {
      values = (1.0 + 0.1 * values) * (isLastNorm(owner, state) ? 0.25 : 1.0);
    } else if (kind == "running_var") {
      values = 1.0 + 0.2 * values;
    } else {
      values = 0.1 * values;
    }
    tensor.copy_(values.to(torch::kFloat32).reshape(tensor.sizes()));
  }
  module.eval();
}

}  // namespace luthier
