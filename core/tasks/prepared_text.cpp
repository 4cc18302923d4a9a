// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/prepared_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/models/text/text_folder.h"
#include "core/tasks/class_weights.h"
#include "core/tasks/text_lora.h"
#include "core/tasks/text_setup.h"

namespace luthier {

namespace {

TextSplit splitOf(const Dataset& dataset, Split split) {
  TextSplit chosen;
  for (std::size_t i = 0; i < dataset.examples.size(); ++i) {
    if (dataset.examples[i].split == split) {
      chosen.examples.push_back(dataset.examples[i]);
      chosen.texts.push_back(&dataset.texts.at(i));
    }
  }
  return chosen;
}

class PreparedText final : public PreparedTask {
 public:
  PreparedText(const TextTaskKind& kind, const TaskContext& context)
      : kind_(kind), dataset_(*context.dataset), config_(context.config), folder_(openTextFolder(context.modelPath)) {
    for (const auto split : allSplits) {
      splits_[split] = splitOf(dataset_, split);
    }
    setup_ = makeTextSetup(kind_, config_, dataset_, folder_);
    format_ = kind_.format(setup_);
    torch::manual_seed(static_cast<std::uint64_t>(config_.seed));
    network_ = makeNetwork(context);
    if (config_.classWeights == "balanced") {
      classWeights_ = balancedWeights(splits_[Split::Train].examples, setup_.classes.size());
    }
  }

  torch::nn::Module& module() override { return *network_; }
  std::vector<ParameterGroup> parameterGroups() override {
    NetworkParts parts;
    parts.isHead = [this](const std::string& name) { return network_->isHeadParameter(name) && !isLoraParameter(name); };
    parts.layerOf = [this](const std::string& name) { return network_->layerIndexOf(name); };
    parts.layers = network_->depths() - 2;  // without embeddings and head
    parts.isAddition = [](const std::string& name) { return isLoraParameter(name); };
    return luthier::parameterGroups(*network_, config_, parts);
  }

  torch::Tensor forward(const torch::Tensor& inputs) override {
    if (config_.method != "head" || !network_->is_training()) {
      return network_->forward(inputs);
    }
    const auto seen = features(inputs);
    network_->train();
    return headForward(seen);
  }
  torch::Tensor features(const torch::Tensor& inputs) override {
    const torch::NoGradGuard noGradients;
    network_->eval();  // what is kept as it is drops nothing out
    return network_->features(inputs);
  }
  torch::Tensor headForward(const torch::Tensor& features) override { return network_->answer(features); }
  [[nodiscard]] std::string featureKey() const override {
    if (network_->head().kind != TextHeadKind::Sequence) {
      return {};  // a vector for every token is more than can be kept
    }
    return fmt::format("{}|{}|{}", folder_.path.string(), setup_.maximumLength,
                       network_->head().pooling == TextPooling::Mean);
  }

  torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets) override {
    return kind_.loss(outputs, targets, config_, classWeights_);
  }
  torch::Tensor lossWeight(const torch::Tensor& targets) override {
    return kind_.lossWeight(targets, config_, classWeights_);
  }

  const BatchMaker& batches(Split split, bool augmented) override { return loaderOf(split, augmented); }

  [[nodiscard]] std::unique_ptr<MetricAccumulator> metrics(Split split) const override {
    return kind_.metrics(setup_, splits_.at(split), /*record=*/split != Split::Train);
  }

  void moveTo(const torch::Device& device) override {
    if (classWeights_.defined()) {
      classWeights_ = classWeights_.to(device);
    }
  }

  [[nodiscard]] std::string description() const override {
    nlohmann::ordered_json json;
    json["architecture"] = folder_.config.modelType;
    json["classes"] = setup_.classes;
    json["kind"] = kind_.id();
    json["text"] = nlohmann::ordered_json::parse(setup_.toJson());
    if (config_.method == "lora") {
      json["lora"] = nlohmann::ordered_json::parse(loraToJson(loraConfig(config_)));
    }
    return json.dump();
  }

  std::int64_t bytesPerExample() override {
    // Kept for the backward pass in float32, for each token and layer: about 24 vectors of the hidden size (projections, both
    // sides of the feed-forward part, dropout masks, norms); fused attention keeps no scores.
    const auto& config = folder_.config;
    return setup_.maximumLength * config.hiddenSize * config.layers * 24 * 4;
  }

 private:
  std::shared_ptr<TextModel> makeNetwork(const TaskContext& context) {
    const auto head = kind_.head(setup_);
    if (context.weights == context.modelPath) {
      auto network = loadTextModel(folder_, head).model;
      addAdditions(*network);
      return network;
    }
    auto network = makeTextModel(folder_.config, head);
    addAdditions(*network);
    if (!context.weights.empty()) {
      loadTextWeights(*network, loadStateDict(context.weights), context.weights);
    }
    return network;
  }

  void addAdditions(TextModel& network) const {
    if (config_.method == "lora") {
      addLora(network, loraConfig(config_));
    }
  }

  const TextLoader& loaderOf(Split split, bool augmented) {
    auto& loader = loaders_[{split, augmented}];
    if (!loader) {
      auto& part = splits_.at(split);
      TextLoaderOptions options;
      options.augmented = augmented;
      options.seed = config_.seed;
      options.cacheBytes = static_cast<std::size_t>(static_cast<double>(config_.cacheMegabytes) * 1.0e6 *
                                                    static_cast<double>(part.examples.size()) /
                                                    static_cast<double>(std::max<std::size_t>(1, dataset_.examples.size())));
      options.paddingToken =
          setup_.tokenizer->specialTokens().pad.value_or(static_cast<std::int32_t>(folder_.config.padToken));
      options.maximumLength = setup_.maximumLength;
      loader = std::make_unique<TextLoader>(format_, part.examples, part.texts, options);
      part.loader = loader.get();
    }
    return *loader;
  }

  const TextTaskKind& kind_;
  const Dataset& dataset_;
  TrainingConfig config_;
  TextFolder folder_;
  TextSetup setup_;
  std::shared_ptr<const TextFormat> format_;
  std::map<Split, TextSplit> splits_;
  std::map<std::pair<Split, bool>, std::unique_ptr<TextLoader>> loaders_;
  std::shared_ptr<TextModel> network_;
  torch::Tensor classWeights_;
};

class TextTask final : public Task {
 public:
  explicit TextTask(const TextTaskKind& kind) : kind_(kind) {}
  [[nodiscard]] std::string id() const override { return kind_.id(); }
  [[nodiscard]] std::unique_ptr<PreparedTask> prepare(const TaskContext& context) const override {
    return std::make_unique<PreparedText>(kind_, context);
  }

 private:
  const TextTaskKind& kind_;
};

}  // namespace

std::unique_ptr<Task> makeTextTask(const TextTaskKind& kind) { return std::make_unique<TextTask>(kind); }

}  // namespace luthier
