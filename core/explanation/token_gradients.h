// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>

#include "core/models/text/text_model.h"

namespace luthier {

/// The output whose gradients explain: the logit of class `label`, at `token` where each token has logits of its own.
struct ExplainedOutput {
  std::int64_t label = 0;
  std::int64_t token = 0;

  /// Of logits B x C or B x L x C: B values.
  [[nodiscard]] torch::Tensor of(const torch::Tensor& logits) const;
};

/// One score a token, and how well they add up.
struct TokenAttribution {
  torch::Tensor scores;       // L, float64: summed over the embedding's width
  double completeness = 0.0;  // sum of scores - (output - output of the baseline)
};

/// Gradient of the output by the embeddings, times the embeddings (captum's LayerGradientXActivation on the embedding layer).
/// `inputs` is 1 x 3 x L; the model must be in evaluation mode.
[[nodiscard]] torch::Tensor gradientTimesInput(TextModel& model, const torch::Tensor& inputs, const ExplainedOutput& output);

/// Integrated gradients (Sundararajan et al. 2017) along the straight line from the embeddings of `baseline` to those of `inputs`,
/// by Gauss-Legendre quadrature: captum's LayerIntegratedGradients on the embedding layer, with its 50 steps.
[[nodiscard]] TokenAttribution integratedGradients(TextModel& model, const torch::Tensor& inputs,
                                                   const torch::Tensor& baseline, const ExplainedOutput& output,
                                                   std::int64_t steps = 50);

/// `inputs` with every token that `keep` does not protect (1 x L, bool: the special ones) replaced by padding; the mask stays.
[[nodiscard]] torch::Tensor paddedBaseline(const torch::Tensor& inputs, const torch::Tensor& keep, std::int64_t padToken);

}  // namespace luthier
