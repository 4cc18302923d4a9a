// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/feature_task.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/loading/sampler.h"
#include "core/weights/state_dict.h"

namespace luthier {

namespace {

constexpr auto featuresName = "features";
constexpr auto targetsName = "targets";
constexpr auto tokensName = "tokens";
constexpr std::size_t batchExamples = 64;
constexpr std::size_t batchTokens = 4096;

/// One split as its features: rows of tensors instead of images or texts.
class FeatureRows final : public BatchMaker {
 public:
  explicit FeatureRows(const StateDict& kept)
      : features_(kept.at(featuresName)), targets_(kept.at(targetsName)), tokens_(kept.at(tokensName)) {}

  [[nodiscard]] std::size_t size() const override { return static_cast<std::size_t>(features_.size(0)); }
  [[nodiscard]] bool onlyCopies() const override { return true; }
  [[nodiscard]] Batch make(const BatchRequest& request) const override {
    const std::vector<std::int64_t> rows(request.positions.begin(), request.positions.end());
    const auto index = torch::tensor(rows, torch::kInt64);
    return {features_.index_select(0, index), targets_.index_select(0, index), request.positions,
            tokens_.index_select(0, index).sum().item<std::int64_t>()};
  }

 private:
  torch::Tensor features_, targets_, tokens_;
};

/// Batches in a fixed order, so that the features are the same to the bit whenever they are computed.
Sampler fixedOrder(const BatchMaker& maker) {
  if (maker.lengths().empty()) {
    return {maker.size(), batchExamples, /*shuffle=*/false, 0};
  }
  return {LengthBuckets{maker.lengths(), batchExamples, batchTokens}, /*shuffle=*/false, 0};
}

class KeptFeatures final : public PreparedTask {
 public:
  KeptFeatures(std::unique_ptr<PreparedTask> task, std::map<Split, StateDict> kept) : task_(std::move(task)) {
    for (const auto& [split, tensors] : kept) {
      rows_.emplace(split, FeatureRows(tensors));
    }
  }
  torch::nn::Module& module() override { return task_->module(); }
  std::vector<ParameterGroup> parameterGroups() override { return task_->parameterGroups(); }
  void setTrainingMode() override { task_->setTrainingMode(); }
  torch::Tensor forward(const torch::Tensor& inputs) override { return task_->headForward(inputs); }
  torch::Tensor features(const torch::Tensor& inputs) override { return inputs; }
  torch::Tensor headForward(const torch::Tensor& features) override { return task_->headForward(features); }
  [[nodiscard]] std::string featureKey() const override { return {}; }
  torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets) override {
    return task_->loss(outputs, targets);
  }
  torch::Tensor lossWeight(const torch::Tensor& targets) override { return task_->lossWeight(targets); }
  std::vector<double> samplingWeights() override { return task_->samplingWeights(); }
  const BatchMaker& batches(Split split, bool augmented) override {
    const auto found = rows_.find(split);
    return found != rows_.end() ? found->second : task_->batches(split, augmented);
  }
  [[nodiscard]] std::unique_ptr<MetricAccumulator> metrics(Split split) const override { return task_->metrics(split); }
  void moveTo(const torch::Device& device) override { task_->moveTo(device); }
  [[nodiscard]] std::string description() const override { return task_->description(); }
  std::int64_t bytesPerExample() override { return task_->bytesPerExample(); }

 private:
  std::unique_ptr<PreparedTask> task_;
  std::map<Split, FeatureRows> rows_;
};

std::filesystem::path fileFor(const FeatureCacheSetup& setup, const PreparedTask& task, const Dataset& dataset,
                              Split split) {
  std::string key = fmt::format("{}|{}|{}", setup.modelHash, task.featureKey(), setup.device.str());
  for (const auto& example : dataset.examples) {
    if (example.split == split) {
      key += toHex(example.hash) + std::to_string(example.label);
    }
  }
  for (std::size_t i = 0; i < dataset.examples.size(); ++i) {
    if (dataset.examples[i].split == split) {
      key += i < dataset.texts.size() ? dataset.texts[i].targets : "";
      key += i < dataset.targets.size() ? dataset.targets[i] : "";
    }
  }
  return setup.folder / fmt::format("{}-{}.safetensors", splitName(split), toHex(sha256(key)).substr(0, 32));
}

StateDict computeFeatures(PreparedTask& task, const BatchMaker& maker, const FeatureCacheSetup& setup) {
  const torch::NoGradGuard noGradients;
  task.module().eval();
  StateDict kept;
  for (const auto& positions : fixedOrder(maker).epoch(0)) {
    setup.cancel.throwIfCancelled();
    const auto batch = maker.make({0, positions});
    const auto seen = task.features(batch.inputs.to(setup.device)).to(torch::kCPU, torch::kFloat32);
    const std::vector<std::int64_t> rows(positions.begin(), positions.end());
    const auto index = torch::tensor(rows, torch::kInt64);
    if (kept.empty()) {
      const auto rowsOf = [&](const torch::Tensor& like) {
        auto sizes = like.sizes().vec();
        sizes[0] = static_cast<std::int64_t>(maker.size());
        return torch::zeros(sizes, like.options());
      };
      kept = {{featuresName, rowsOf(seen)},
              {targetsName, rowsOf(batch.targets)},
              {tokensName, torch::zeros({static_cast<std::int64_t>(maker.size())}, torch::kInt64)}};
    }
    kept[featuresName].index_copy_(0, index, seen);
    kept[targetsName].index_copy_(0, index, batch.targets);
    for (const auto position : positions) {
      if (!maker.lengths().empty()) {
        kept[tokensName][static_cast<std::int64_t>(position)] = maker.lengths()[position];
      }
    }
  }
  return kept;
}

StateDict keptOrComputed(PreparedTask& task, Split split, const std::filesystem::path& file,
                         const FeatureCacheSetup& setup) {
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) {
    try {
      return loadStateDict(file);
    } catch (const Error&) {
      // A damaged file is computed anew.
    }
  }
  auto kept = computeFeatures(task, task.batches(split, false), setup);
  if (!kept.empty()) {
    std::filesystem::create_directories(setup.folder, ignored);
    saveStateDict(file, kept, {});
  }
  return kept;
}

/// Bytes of all features, judged by one example.
std::size_t expectedBytes(PreparedTask& task, const FeatureCacheSetup& setup) {
  const torch::NoGradGuard noGradients;
  const auto& training = task.batches(Split::Train, false);
  task.module().eval();
  const auto one = task.features(training.make({0, {0}}).inputs.to(setup.device));
  return one.defined() ? one.nbytes() * (training.size() + task.batches(Split::Validation, false).size()) : 0;
}

}  // namespace

std::unique_ptr<PreparedTask> withKeptFeatures(std::unique_ptr<PreparedTask> task, const TrainingConfig& config,
                                               const Dataset& dataset, const FeatureCacheSetup& setup) {
  if (config.method != "head" || task->featureKey().empty() || task->batches(Split::Train, false).size() == 0) {
    return task;
  }
  const auto bytes = expectedBytes(*task, setup);
  if (bytes == 0 || bytes > setup.maximumBytes) {
    return task;
  }
  std::map<Split, StateDict> kept;
  for (const Split split : {Split::Train, Split::Validation}) {
    auto features = keptOrComputed(*task, split, fileFor(setup, *task, dataset, split), setup);
    if (!features.empty()) {
      kept.emplace(split, std::move(features));
    }
  }
  return std::make_unique<KeptFeatures>(std::move(task), std::move(kept));
}

}  // namespace luthier
