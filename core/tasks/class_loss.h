// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include "core/config/training_parameters.h"

namespace luthier {

/// The loss of a choice among classes: cross-entropy as torch.nn.CrossEntropyLoss, or the focal loss of Lin et al. 2017 with
/// softmax in the place of torchvision.ops.sigmoid_focal_loss's sigmoid: the mean over the examples of
/// sum_c t_c w_c (1 - p_c)^gamma (-log p_c), where w are the class weights and t the target, smoothed as cross-entropy's.
/// Targets are classes (N, int64) or shares of classes (N x C, float).
class ClassLoss {
 public:
  /// `weights` may be undefined.
  ClassLoss(const TrainingConfig& config, torch::Tensor weights);

  /// `outputs` N x C, in any precision; the loss is a scalar in float32.
  [[nodiscard]] torch::Tensor operator()(const torch::Tensor& outputs, const torch::Tensor& targets) const;
  /// What its mean divides by.
  [[nodiscard]] torch::Tensor weight(const torch::Tensor& targets) const;

 private:
  [[nodiscard]] torch::Tensor focal(const torch::Tensor& outputs, const torch::Tensor& targets) const;

  bool focal_;
  double gamma_;
  double smoothing_;
  torch::Tensor weights_;
};

}  // namespace luthier
