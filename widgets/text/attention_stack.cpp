// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/attention_stack.h"

#include <cmath>

#include "widgets/text/text_token.h"

namespace luthier {

const float* AttentionStack::head(int layer, int head) const {
  const auto size = static_cast<std::size_t>(tokens) * static_cast<std::size_t>(tokens);
  return values.data() +
         (static_cast<std::size_t>(layer) * static_cast<std::size_t>(heads) + static_cast<std::size_t>(head)) * size;
}

std::vector<float> AttentionStack::mean(int layer, int chosenHead) const {
  std::vector<float> sum(static_cast<std::size_t>(tokens) * static_cast<std::size_t>(tokens), 0.0F);
  int taken = 0;
  for (int l = 0; l < layers; ++l) {
    for (int h = 0; h < heads; ++h) {
      if ((layer >= 0 && l != layer) || (chosenHead >= 0 && h != chosenHead)) {
        continue;
      }
      ++taken;
      const float* source = head(l, h);
      for (std::size_t i = 0; i < sum.size(); ++i) {
        sum[i] += source[i];
      }
    }
  }
  for (float& value : sum) {
    value /= static_cast<float>(taken > 0 ? taken : 1);
  }
  return sum;
}

std::vector<float> groupWeights(const std::vector<float>& weights, const std::vector<TokenGroup>& groups) {
  const auto tokens = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(weights.size()))));
  std::vector<float> grouped(groups.size() * groups.size(), 0.0F);
  for (std::size_t from = 0; from < groups.size(); ++from) {
    const auto pieces = static_cast<float>(groups[from].last - groups[from].first + 1);
    for (std::size_t to = 0; to < groups.size(); ++to) {
      float sum = 0.0F;
      for (auto i = groups[from].first; i <= groups[from].last; ++i) {
        for (auto j = groups[to].first; j <= groups[to].last; ++j) {
          sum += weights[static_cast<std::size_t>(i) * tokens + static_cast<std::size_t>(j)];
        }
      }
      grouped[from * groups.size() + to] = sum / pieces;
    }
  }
  return grouped;
}

}  // namespace luthier
