// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/step_log.h"

#include <cmath>

namespace luthier {

void StepLog::add(std::int64_t step, const torch::Tensor& loss, double learningRate, double seconds) {
  reports_.push_back({step, 0.0, learningRate, seconds});
  losses_.push_back(loss.detach());
}

bool StepLog::flush(TrainingObserver& observer) {
  if (reports_.empty()) {
    return true;
  }
  const auto losses = torch::stack(losses_).to(torch::kFloat64).cpu();
  const auto* values = losses.const_data_ptr<double>();
  std::size_t finite = 0;
  while (finite < reports_.size() && std::isfinite(values[finite])) {
    reports_[finite].loss = values[finite];
    ++finite;
  }
  observer.onSteps(std::span(reports_).first(finite));
  const bool allFinite = finite == reports_.size();
  reports_.clear();
  losses_.clear();
  return allFinite;
}

}  // namespace luthier
