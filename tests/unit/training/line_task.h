// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <memory>
#include <numeric>

#include "core/base/random.h"
#include "core/tasks/task.h"

namespace luthier::test {

/// A second task, to show that trainer and store need to know nothing of images: three numbers in, one number out. The
/// examples' values are made from their positions; batches are disturbed a little by (seed, epoch, position), as augmented
/// images are, and the network has a dropout, so that the random state matters.
class NumberMaker final : public BatchMaker {
 public:
  NumberMaker(std::size_t size, bool augmented, std::int64_t seed, double scale)
      : size_(size), augmented_(augmented), seed_(static_cast<std::uint64_t>(seed)), scale_(scale) {}
  [[nodiscard]] std::size_t size() const override { return size_; }
  [[nodiscard]] Batch make(const BatchRequest& request) const override {
    const auto count = static_cast<std::int64_t>(request.positions.size());
    Batch batch{torch::empty({count, 3}), torch::empty({count, 1}), request.positions, 0};
    for (std::int64_t i = 0; i < count; ++i) {
      const auto position = request.positions[static_cast<std::size_t>(i)];
      auto values = Random::keyed(77, position);
      auto noise = Random::keyed(seed_, static_cast<std::uint64_t>(request.epoch), position);
      double sum = 0.5;
      for (int j = 0; j < 3; ++j) {
        const double value = values.uniform(-1.0, 1.0);
        sum += (j + 1) * value;
        batch.inputs[i][j] = value + (augmented_ ? 0.01 * noise.normal() : 0.0);
      }
      batch.targets[i][0] = scale_ * sum;
    }
    return batch;
  }

 private:
  std::size_t size_;
  bool augmented_;
  std::uint64_t seed_;
  double scale_;
};

class MeanError final : public MetricAccumulator {
 public:
  void add(const Batch& batch, const torch::Tensor&, const torch::Tensor& loss) override {
    sum_ += loss.detach().to(torch::kFloat64) * static_cast<double>(batch.positions.size());
    count_ += static_cast<double>(batch.positions.size());
  }
  [[nodiscard]] StateDict state() const override { return {{"sum", sum_.clone()}, {"count", count_.clone()}}; }
  void load(const StateDict& state) override {
    sum_ = state.at("sum").clone();
    count_ = state.at("count").clone();
  }
  [[nodiscard]] EpochResult finish() const override {
    EpochResult result;
    result.values = {{"loss", (sum_ / count_).item<double>()}};
    return result;
  }

 private:
  torch::Tensor sum_ = torch::zeros({}, torch::kFloat64);
  torch::Tensor count_ = torch::zeros({}, torch::kFloat64);
};

struct LineNetwork : torch::nn::Module {
  LineNetwork() {
    body = register_module("body", torch::nn::Linear(3, 16));
    norm = register_module("norm", torch::nn::BatchNorm1d(16));
    dropout = register_module("dropout", torch::nn::Dropout(0.1));
    head = register_module("head", torch::nn::Linear(16, 1));
  }
  torch::nn::Linear body{nullptr}, head{nullptr};
  torch::nn::BatchNorm1d norm{nullptr};
  torch::nn::Dropout dropout{nullptr};
};

class PreparedLine final : public PreparedTask {
 public:
  explicit PreparedLine(const TrainingConfig& config, std::size_t examples = 100, double scale = 1.0) : config_(config) {
    torch::manual_seed(static_cast<std::uint64_t>(config.seed));
    network = std::make_shared<LineNetwork>();
    train_ = std::make_unique<NumberMaker>(examples, true, config.seed, scale);
    plain_ = std::make_unique<NumberMaker>(examples, false, config.seed, scale);
    validation_ = std::make_unique<NumberMaker>(20, false, config.seed, scale);
  }
  torch::nn::Module& module() override { return *network; }
  std::vector<ParameterGroup> parameterGroups() override {
    return luthier::parameterGroups(*network, config_,
                                    {[](const std::string& name) { return name.starts_with("head."); }, {}, 0, {}});
  }
  void setTrainingMode() override { network->train(config_.method != "head"); }
  torch::Tensor forward(const torch::Tensor& inputs) override {
    return network->head(network->dropout(torch::relu(network->norm(network->body(inputs)))));
  }
  torch::Tensor features(const torch::Tensor& inputs) override {
    const torch::NoGradGuard noGradients;
    ++passes;
    return torch::relu(network->norm(network->body(inputs)));
  }
  torch::Tensor headForward(const torch::Tensor& features) override { return network->head(features); }
  [[nodiscard]] std::string featureKey() const override { return key; }
  torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets) override {
    return torch::nn::functional::mse_loss(outputs.to(torch::kFloat32), targets);
  }
  /// As blended images: what the generator gives shows in the inputs.
  void blend(Batch& batch, Random& random) override {
    if (config_.mixup > 0.0) {
      batch.inputs = batch.inputs * random.uniform(0.9, 1.1);
    }
  }
  std::vector<double> samplingWeights() override {
    std::vector<double> weights;
    for (std::size_t i = 0; config_.sampling == "balanced" && i < train_->size(); ++i) {
      weights.push_back(1.0 + static_cast<double>(i % 3));
    }
    return weights;
  }
  const BatchMaker& batches(Split split, bool augmented) override {
    return split != Split::Train ? *validation_ : augmented ? *train_ : *plain_;
  }
  [[nodiscard]] std::unique_ptr<MetricAccumulator> metrics(Split) const override { return std::make_unique<MeanError>(); }
  void moveTo(const torch::Device&) override {}
  [[nodiscard]] std::string description() const override { return R"({"columns":3})"; }
  std::int64_t bytesPerExample() override { return 1000; }

  std::shared_ptr<LineNetwork> network;
  std::string key;  // of features that can be kept
  int passes = 0;   // through what lies below the head

 private:
  TrainingConfig config_;
  std::unique_ptr<NumberMaker> train_, plain_, validation_;
};

class LineTask final : public Task {
 public:
  [[nodiscard]] std::string id() const override { return "line_regression"; }
  [[nodiscard]] std::unique_ptr<PreparedTask> prepare(const TaskContext& context) const override {
    return std::make_unique<PreparedLine>(context.config, context.dataset->examples.size());
  }
};

}  // namespace luthier::test
