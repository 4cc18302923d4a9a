// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/best_classes.h"

#include <algorithm>

namespace luthier {

std::vector<protocol::ClassProbability> bestClasses(const torch::Tensor& probabilities,
                                                    const std::vector<std::string>& names, int top) {
  const auto [values, labels] = probabilities.topk(std::clamp<std::int64_t>(top, 1, probabilities.numel()));
  std::vector<protocol::ClassProbability> best;
  for (std::int64_t rank = 0; rank < values.numel(); ++rank) {
    const auto label = labels[rank].item<std::int64_t>();
    const auto place = static_cast<std::size_t>(label);
    best.push_back({static_cast<std::int32_t>(label), place < names.size() ? names[place] : std::to_string(label),
                    values[rank].item<double>()});
  }
  return best;
}

std::vector<protocol::ClassProbability> bestLabels(const torch::Tensor& probabilities, const std::vector<std::string>& names,
                                                   int top, double threshold) {
  const auto holding = probabilities.ge(threshold).sum().item<std::int64_t>();
  return bestClasses(probabilities, names, std::max(top, static_cast<int>(holding)));
}

}  // namespace luthier
