// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/optimizer.h"

namespace luthier {

namespace {

class FusedSgd final : public Optimizer {
 public:
  FusedSgd(std::vector<ParameterGroup> groups, double momentum, bool nesterov, double weightDecay)
      : Optimizer(std::move(groups)),
        momentum_(momentum),
        nesterov_(nesterov && momentum > 0.0),
        weightDecay_(weightDecay),
        velocities_(momentum > 0.0 ? zerosForEach() : std::vector<torch::Tensor>{}) {}

  [[nodiscard]] StateDict state() const override {
    StateDict state;
    store(state, "momentum.", velocities_);
    state["first"] = torch::tensor(first_);
    return state;
  }
  void load(const StateDict& state) override {
    restore(state, "momentum.", velocities_);
    first_ = state.at("first").item<bool>();
  }

 protected:
  void update(const Range& range, const std::vector<torch::Tensor>& gradients, double learningRate) override {
    auto velocities = velocities_.empty() ? std::vector<torch::Tensor>{} : range.of(velocities_);
    at::_fused_sgd_(range.of(parameters_), gradients, velocities, range.decays ? weightDecay_ : 0.0, momentum_, learningRate,
                    /*dampening=*/0.0, nesterov_, /*maximize=*/false, first_);
  }
  void afterUpdate() override { first_ = false; }

 private:
  double momentum_;
  bool nesterov_;
  double weightDecay_;
  bool first_ = true;  // the first velocity is the gradient itself
  std::vector<torch::Tensor> velocities_;
};

class FusedAdamW final : public Optimizer {
 public:
  FusedAdamW(std::vector<ParameterGroup> groups, double beta1, double beta2, double weightDecay)
      : Optimizer(std::move(groups)),
        beta1_(beta1),
        beta2_(beta2),
        weightDecay_(weightDecay),
        means_(zerosForEach()),
        squares_(zerosForEach()) {
    for (const auto& parameter : parameters_) {
      steps_.push_back(torch::zeros({}, parameter.options().dtype(torch::kFloat32).requires_grad(false)));
    }
  }

  [[nodiscard]] StateDict state() const override {
    StateDict state;
    store(state, "mean.", means_);
    store(state, "square.", squares_);
    store(state, "step.", steps_);
    return state;
  }
  void load(const StateDict& state) override {
    restore(state, "mean.", means_);
    restore(state, "square.", squares_);
    restore(state, "step.", steps_);
  }

 protected:
  void update(const Range& range, const std::vector<torch::Tensor>& gradients, double learningRate) override {
    const auto steps = range.of(steps_);
    at::_foreach_add_(steps, 1);
    at::_fused_adamw_(range.of(parameters_), gradients, range.of(means_), range.of(squares_), {}, steps, learningRate,
                      beta1_, beta2_, range.decays ? weightDecay_ : 0.0, epsilon, /*amsgrad=*/false, /*maximize=*/false);
  }

 private:
  static constexpr double epsilon = 1e-8;
  double beta1_, beta2_, weightDecay_;
  std::vector<torch::Tensor> means_, squares_, steps_;
};

}  // namespace

std::vector<torch::Tensor> Optimizer::Range::of(const std::vector<torch::Tensor>& all) const {
  return {all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(end)};
}

Optimizer::Optimizer(std::vector<ParameterGroup> groups) {
  for (auto& group : groups) {
    const auto begin = parameters_.size();
    for (auto& [name, parameter] : group.parameters) {
      names_.push_back(std::move(name));
      parameters_.push_back(std::move(parameter));
    }
    ranges_.push_back({begin, parameters_.size(), group.rateFactor, group.decays, group.depth});
  }
}

void Optimizer::step(double learningRate) {
  const torch::NoGradGuard noGradients;
  for (const auto& range : ranges_) {
    if (range.depth <= depth_) {
      update(range, gradientsOf(range), learningRate * range.rateFactor);
    }
  }
  afterUpdate();
}

void Optimizer::zeroGradients() {
  for (auto& parameter : parameters_) {
    parameter.mutable_grad().reset();
  }
}

void Optimizer::clipGradients(double maximumNorm) {
  const torch::NoGradGuard noGradients;
  const auto all = definedGradients();
  if (all.empty()) {
    return;
  }
  const auto norm = torch::stack(at::_foreach_norm(all)).norm();
  at::_foreach_mul_(all, (maximumNorm / (norm + 1e-6)).clamp_max(1.0));
}

bool Optimizer::unscaleGradients(double factor) {
  const torch::NoGradGuard noGradients;
  const auto all = definedGradients();
  if (all.empty()) {
    return true;
  }
  at::_foreach_mul_(all, factor);
  return torch::stack(at::_foreach_norm(all)).isfinite().all().item<bool>();
}

std::vector<torch::Tensor> Optimizer::definedGradients() const {
  std::vector<torch::Tensor> all;
  for (const auto& parameter : parameters_) {
    if (parameter.grad().defined()) {
      all.push_back(parameter.grad());
    }
  }
  return all;
}

std::vector<torch::Tensor> Optimizer::gradientsOf(const Range& range) const {
  std::vector<torch::Tensor> all;
  all.reserve(range.end - range.begin);
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const auto& parameter = parameters_[i];
    all.push_back(parameter.grad().defined() ? parameter.grad() : torch::zeros_like(parameter));
  }
  return all;
}

std::vector<torch::Tensor> Optimizer::zerosForEach() const {
  const torch::NoGradGuard noGradients;
  std::vector<torch::Tensor> zeros;
  zeros.reserve(parameters_.size());
  for (const auto& parameter : parameters_) {
    zeros.push_back(torch::zeros_like(parameter));
  }
  return zeros;
}

void Optimizer::store(StateDict& state, const std::string& prefix, const std::vector<torch::Tensor>& tensors) const {
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    state[prefix + names_[i]] = tensors[i].detach().cpu();
  }
}

void Optimizer::restore(const StateDict& state, const std::string& prefix, std::vector<torch::Tensor>& tensors) const {
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    const auto found = state.find(prefix + names_[i]);
    if (found == state.end() || found->second.sizes() != tensors[i].sizes()) {
      throw Error(ErrorCode::CheckpointDamaged, {{"file", "optimizer"}, {"detail", prefix + names_[i]}});
    }
    tensors[i].copy_(found->second);
  }
}

std::unique_ptr<Optimizer> makeOptimizer(const TrainingConfig& config, std::vector<ParameterGroup> groups) {
  if (config.optimizer == "adamw") {
    return std::make_unique<FusedAdamW>(std::move(groups), config.beta1, config.beta2, config.weightDecay);
  }
  return std::make_unique<FusedSgd>(std::move(groups), config.momentum, config.nesterov, config.weightDecay);
}

}  // namespace luthier
