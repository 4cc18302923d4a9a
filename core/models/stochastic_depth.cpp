// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/stochastic_depth.h"

#include <algorithm>
#include <vector>

namespace luthier {

torch::Tensor StochasticDepthImpl::forward(const torch::Tensor& added) {
  if (!is_training() || probability_ <= 0.0) {
    return added;
  }
  std::vector<std::int64_t> shape(static_cast<std::size_t>(added.dim()), 1);
  shape.front() = added.size(0);
  const double kept = 1.0 - probability_;
  auto keeps = added.new_empty(shape).bernoulli_(kept);
  return added * (kept > 0.0 ? keeps.div_(kept) : keeps);
}

void spreadStochasticDepth(const torch::nn::Module& network, double probability, bool reached) {
  std::vector<StochasticDepthImpl*> units;
  for (const auto& module : network.modules(/*include_self=*/false)) {
    if (auto* unit = module->as<StochasticDepthImpl>()) {
      units.push_back(unit);
    }
  }
  const auto steps = static_cast<double>(std::max<std::size_t>(units.size() - (reached ? 1 : 0), 1));
  for (std::size_t index = 0; index < units.size(); ++index) {
    units[index]->setProbability(probability * static_cast<double>(index) / steps);
  }
}

}  // namespace luthier
