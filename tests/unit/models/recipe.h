// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cmath>
#include <cstdint>
#include <string>

#include "core/weights/state_dict.h"

namespace luthier {

/// The numbers of uniform() of tests/parity/reference_models.py: in [-1, 1), by `name` and index only. SplitMix64, written out
/// because VGG has 138 million of them.
class UniformNumbers {
 public:
  explicit UniformNumbers(const std::string& name) {
    for (const char byte : name) {
      seed_ = (seed_ ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
    }
  }
  [[nodiscard]] double at(std::int64_t index) const {
    std::uint64_t z = seed_ + (static_cast<std::uint64_t>(index) + 1) * 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    z ^= z >> 31U;
    return static_cast<double>(z >> 11U) * 0x1.0p-52 - 1.0;
  }

 private:
  std::uint64_t seed_ = 0xCBF29CE484222325ULL;
};

inline torch::Tensor uniformNumbers(const std::string& name, std::int64_t count) {
  const UniformNumbers numbers(name);
  auto values = torch::empty({count}, torch::kFloat64);
  auto* data = values.data_ptr<double>();
  for (std::int64_t index = 0; index < count; ++index) {
    data[index] = numbers.at(index);
  }
  return values;
}

/// tensor[index] = offset + factor * (the index-th number of `name`), in one pass over the memory.
inline void fillUniformly(const torch::Tensor& tensor, const std::string& name, double offset, double factor) {
  const UniformNumbers numbers(name);
  auto plain = torch::empty(tensor.sizes(), torch::kFloat32);
  auto* data = plain.data_ptr<float>();
  for (std::int64_t index = 0; index < plain.numel(); ++index) {
    data[index] = static_cast<float>(offset + factor * numbers.at(index));
  }
  tensor.copy_(plain);
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
    if (tensor.dim() > 1) {
      fillUniformly(tensor, name, 0.0, gain * std::sqrt(3.0 / static_cast<double>(tensor.numel() / tensor.size(0))));
    } else if (kind == "weight") {
      const double scale = isLastNorm(owner, state) ? 0.25 : 1.0;  // a power of two: nothing is rounded differently
      fillUniformly(tensor, name, scale, 0.1 * scale);
    } else if (kind == "running_var") {
      fillUniformly(tensor, name, 1.0, 0.2);
    } else {
      fillUniformly(tensor, name, 0.0, 0.1);
    }
  }
  module.eval();
}

}  // namespace luthier
