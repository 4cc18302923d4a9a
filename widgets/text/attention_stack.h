// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace luthier {

struct TokenGroup;

/// Attention weights of a text: layers x heads x tokens x tokens, row = the token that looks. Rows of one head sum to 1.
struct AttentionStack {
  int layers = 0;
  int heads = 0;
  int tokens = 0;
  std::vector<float> values;

  [[nodiscard]] bool empty() const { return values.empty(); }
  [[nodiscard]] const float* head(int layer, int head) const;
  /// Tokens x tokens of one head; the mean over heads (layers) where `head` (`layer`) is -1.
  [[nodiscard]] std::vector<float> mean(int layer, int head) const;
};

/// Weights between groups of tokens: the mean over the pieces that look, the sum over the pieces looked at (Clark, Khandelwal,
/// Levy, Manning 2019: "What does BERT look at?"), so that rows still sum to 1.
[[nodiscard]] std::vector<float> groupWeights(const std::vector<float>& weights, const std::vector<TokenGroup>& groups);

}  // namespace luthier
