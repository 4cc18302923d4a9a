// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/gathered_metrics.h"

#include <algorithm>

namespace luthier {
namespace {

constexpr auto lossName = "loss_sum";
constexpr auto weightName = "weight_sum";

void accumulate(torch::Tensor& total, const torch::Tensor& term) {
  total = total.defined() ? total.to(term.device()) + term : term.clone();
}

torch::Tensor joined(const std::vector<torch::Tensor>& parts) {
  std::vector<torch::Tensor> moved;
  moved.reserve(parts.size());
  for (const auto& part : parts) {
    moved.push_back(part.cpu());
  }
  return torch::cat(moved).contiguous();
}

}  // namespace

torch::Tensor GatheredMetrics::weight(const Batch& batch) const {
  return torch::full({}, static_cast<double>(batch.positions.size()), torch::kFloat64);
}

void GatheredMetrics::add(const Batch& batch, const torch::Tensor& outputs, const torch::Tensor& loss) {
  const torch::NoGradGuard noGradients;
  const auto weightOfStep = weight(batch).to(loss.device(), torch::kFloat64);
  // A step without anything to learn from has no loss that is a number.
  accumulate(lossSum_, torch::where(weightOfStep > 0, loss.detach().to(torch::kFloat64) * weightOfStep, 0.0));
  accumulate(weightSum_, weightOfStep);
  for (auto& [name, tensor] : gather(batch, outputs.detach().to(torch::kFloat32))) {
    parts_[name].push_back(tensor);
  }
  const std::vector<std::int64_t> positions(batch.positions.begin(), batch.positions.end());
  parts_["positions"].push_back(torch::tensor(positions, torch::kInt64));
}

StateDict GatheredMetrics::state() const {
  if (parts_.empty()) {
    return {};
  }
  StateDict state{{lossName, lossSum_.cpu()}, {weightName, weightSum_.cpu()}};
  for (const auto& [name, parts] : parts_) {
    state[name] = joined(parts);
  }
  return state;
}

void GatheredMetrics::load(const StateDict& state) {
  for (const auto& [name, tensor] : state) {
    if (name == lossName) {
      lossSum_ = tensor;
    } else if (name == weightName) {
      weightSum_ = tensor;
    } else {
      parts_[name] = {tensor};
    }
  }
}

EpochResult GatheredMetrics::finish() const {
  EpochResult result;
  if (parts_.empty()) {
    return result;
  }
  const double weight = weightSum_.item<double>();
  result.values = {{"loss", weight > 0.0 ? lossSum_.item<double>() / weight : 0.0}};
  complete(result, state());
  std::ranges::sort(result.answers, {}, &ExampleAnswer::example);  // batches may come in any order
  return result;
}

}  // namespace luthier
