// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/class_loss.h"

#include <utility>

namespace luthier {

namespace functional = torch::nn::functional;

ClassLoss::ClassLoss(const TrainingConfig& config, torch::Tensor weights)
    : focal_(config.loss == "focal"),
      gamma_(config.focalGamma),
      smoothing_(config.labelSmoothing),
      weights_(std::move(weights)) {}

torch::Tensor ClassLoss::operator()(const torch::Tensor& outputs, const torch::Tensor& targets) const {
  const auto logits = outputs.to(torch::kFloat32);
  if (focal_) {
    return focal(logits, targets);
  }
  auto options = functional::CrossEntropyFuncOptions().label_smoothing(smoothing_);
  if (weights_.defined()) {
    options = options.weight(weights_);
  }
  return functional::cross_entropy(logits, targets, options);
}

torch::Tensor ClassLoss::weight(const torch::Tensor& targets) const {
  if (!focal_ && weights_.defined() && targets.dim() == 1) {
    return weights_.index_select(0, targets).sum();
  }
  return torch::full({}, static_cast<double>(targets.size(0)), torch::TensorOptions(targets.device()));
}

torch::Tensor ClassLoss::focal(const torch::Tensor& outputs, const torch::Tensor& targets) const {
  const auto classes = outputs.size(1);
  auto shares = targets.dim() == 2 ? targets : torch::one_hot(targets, classes).to(torch::kFloat32);
  if (smoothing_ > 0.0) {
    shares = shares * (1.0 - smoothing_) + smoothing_ / static_cast<double>(classes);
  }
  const auto logs = outputs.log_softmax(1);
  auto terms = shares * (1.0 - logs.exp()).pow(gamma_) * -logs;
  if (weights_.defined()) {
    terms = terms * weights_;
  }
  return terms.sum(1).mean();
}

}  // namespace luthier
