// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/prepared_image.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/files.h"
#include "core/data/image_source.h"
#include "core/loading/image_loader.h"
#include "core/models/input_channels.h"
#include "core/models/model_registry.h"
#include "core/models/network_stages.h"
#include "core/tasks/blending.h"
#include "core/tasks/class_weights.h"

namespace luthier {

namespace {

ImageSplit splitOf(const Dataset& dataset, Split split, const ImageTaskKind& kind, const ImageSetup& setup) {
  ImageSplit chosen;
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < dataset.examples.size(); ++i) {
    if (dataset.examples[i].split == split) {
      chosen.examples.push_back(dataset.examples[i]);
      positions.push_back(i);
    }
  }
  chosen.targets = kind.targets(setup, dataset, positions);
  return chosen;
}

/// Everything but the head must be there: a backbone that was left random by accident would only look pretrained.
void requireBackbone(const KeyReport& report, const std::string& head, const TaskContext& context) {
  std::vector<std::string> lacking;
  const auto note = [&](const std::string& name) {
    if (!name.starts_with(head) && !name.ends_with("num_batches_tracked")) {
      lacking.push_back(name);
    }
  };
  std::ranges::for_each(report.missing, note);
  std::ranges::for_each(report.reshaped, [&](const auto& entry) { note(entry.name); });
  if (!lacking.empty()) {
    lacking.resize(std::min<std::size_t>(lacking.size(), 5));
    throw Error(ErrorCode::ArchitectureMismatch, {{"file", displayPath(context.weights)},
                                                  {"architecture", context.model.architecture},
                                                  {"detail", fmt::format("{}", fmt::join(lacking, ", "))}});
  }
}

/// Peak bytes of one step in float32 for each pixel of the input: what PyTorch keeps for the backward pass (its
/// saved_tensors_hooks), times 1.55, which is the growth of the worker's peak memory with the batch (measured: ResNet-20 at
/// 32 px 2.36 MB an image of 1.53 MB kept, ResNet-18 at 224 px 30 to 34 MB of 22.2 MB).
std::int64_t activationBytesPerPixel(const std::string& architecture) {
  static const std::map<std::string, std::int64_t> known{
      {"resnet20", 2310}, {"resnet32", 3700}, {"resnet44", 5100}, {"resnet56", 6490},  {"resnet110", 12770},
      {"resnet18", 690},  {"resnet34", 1000}, {"resnet50", 2660}, {"resnet101", 3930}, {"resnet152", 5500}};
  constexpr std::int64_t cautious = 6000;
  const auto found = known.find(architecture);
  return found == known.end() ? cautious : found->second;
}

class PreparedImage final : public PreparedTask {
 public:
  PreparedImage(const ImageTaskKind& kind, const TaskContext& context)
      : kind_(kind),
        dataset_(*context.dataset),
        config_(context.config),
        cacheFolder_(context.cacheFolder),
        architecture_(findArchitecture(context.model.architecture)) {
    if (architecture_ == nullptr) {
      throw Error(ErrorCode::ArchitectureUnknown, {{"file", context.model.architecture}});
    }
    const auto published = context.model.preprocessing.empty() ? architecture_->preprocessing
                                                               : Preprocessing::fromJson(context.model.preprocessing);
    pipeline_ = makeImagePipeline(config_, dataset_.record, published);
    source_ = openImageSource(dataset_.record);
    setup_.classes = dataset_.record.classes;
    setup_.decisionThreshold = config_.decisionThreshold;
    kind_.learnSetup(setup_, dataset_);
    for (const auto split : allSplits) {
      splits_[split] = splitOf(dataset_, split, kind_, setup_);
    }
    torch::manual_seed(static_cast<std::uint64_t>(config_.seed));
    network_ = makeNetwork(*architecture_, kind_.outputs(setup_), config_.inputChannels);
    if (!context.weights.empty()) {
      auto state = loadStateDict(context.weights);
      adaptFirstLayer(state, *architecture_, config_.inputChannels);
      requireBackbone(loadInto(*network_, state), head(), context);
    }
    const double depth = config_.stochasticDepth;
    if (depth >= 0.0 && !network_->setStochasticDepth(depth) && depth > 0.0) {
      throw Error(
          ErrorCode::InvalidParameter,
          {{"parameter", "stochastic_depth"}, {"value", toText(depth)}, {"expected", "0 (" + architecture_->id + ")"}});
    }
    classWeights_ = kind_.classWeights(setup_, splits_.at(Split::Train), config_);
  }

  torch::nn::Module& module() override { return *network_; }
  std::vector<ParameterGroup> parameterGroups() override {
    const NetworkStages stages(*network_);
    NetworkParts parts;
    parts.isHead = [this](const std::string& name) { return name.starts_with(head()); };
    parts.layerOf = [&](const std::string& name) { return stages.of(name); };
    parts.layers = stages.count() - 1;
    return luthier::parameterGroups(*network_, config_, parts);
  }
  void setTrainingMode() override { network_->train(config_.method != "head"); }
  torch::Tensor forward(const torch::Tensor& inputs) override { return network_->forward(inputs); }

  torch::Tensor features(const torch::Tensor& inputs) override {
    const torch::NoGradGuard noGradients;
    return network_->features(inputs);
  }
  torch::Tensor headForward(const torch::Tensor& features) override { return network_->classify(features); }
  [[nodiscard]] std::string featureKey() const override {
    return pipeline_.isRandom() || blending().any() ? std::string() : pipeline_.preprocessing.toJson() + setup_.toJson();
  }

  torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets) override {
    return kind_.loss(outputs, targets, config_, classWeights_);
  }
  torch::Tensor lossWeight(const torch::Tensor& targets) override {
    return kind_.lossWeight(targets, config_, classWeights_);
  }
  void blend(Batch& batch, Random& random) override {
    if (blending().any()) {
      blendBatch(batch, static_cast<std::int64_t>(setup_.classes.size()), blending(), random);
    }
  }
  std::vector<double> samplingWeights() override {
    return config_.sampling == "balanced" ? inverseFrequencies(splits_.at(Split::Train).examples, setup_.classes.size())
                                          : std::vector<double>{};
  }

  const BatchMaker& batches(Split split, bool augmented) override {
    auto& loader = loaders_[{split, augmented}];
    if (!loader) {
      // Only training may see images that were read smaller: what is measured is measured on every pixel.
      const bool smaller = augmented && !config_.exactDecoding;
      const bool parts = smaller && decodesPartsOnly(split);
      const int leastSide = !smaller ? 0 : parts ? pipeline_.preprocessing.imageSize : pipeline_.leastSide(true);
      auto source = leastSide > 0 ? openImageSource(dataset_.record, leastSide) : source_;
      loader =
          std::make_unique<ImageLoader>(std::move(source), splits_.at(split).examples, splits_.at(split).targets, pipeline_,
                                        ImageLoaderOptions{.augmented = augmented,
                                                           .seed = config_.seed,
                                                           .exact = !smaller,
                                                           .cacheBytes = parts ? 0 : cacheBytes(split),
                                                           .disk = diskCache(split, augmented, leastSide)});
    }
    return *loader;
  }

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
    json["architecture"] = architecture_->id;
    json["classes"] = setup_.classes;
    json["kind"] = kind_.id();
    json["image"] = nlohmann::ordered_json::parse(setup_.toJson());
    json["preprocessing"] = nlohmann::ordered_json::parse(pipeline_.preprocessing.toJson());
    return json.dump();
  }

  std::int64_t bytesPerExample() override {
    const std::int64_t pixels = std::int64_t{pipeline_.preprocessing.imageSize} * pipeline_.preprocessing.imageSize;
    return pixels * activationBytesPerPixel(architecture_->id);
  }

 private:
  [[nodiscard]] std::string head() const { return network_->headName() + "."; }
  [[nodiscard]] Blending blending() const { return {config_.mixup, config_.cutmix}; }

  /// Whether images that are read smaller are read anew in every epoch, each at the scale of the part that is drawn: such pixels
  /// differ from those of a kept image, so it is all of a split or none, whatever the order of its reading.
  [[nodiscard]] bool decodesPartsOnly(Split split) const {
    const auto& record = dataset_.record;
    const auto pixels = static_cast<std::size_t>(record.medianWidth * record.medianHeight);
    const bool kept = config_.diskCacheMegabytes > 0 || pixels * 3 * splits_.at(split).examples.size() <= cacheBytes(split);
    return pipeline_.choosesPart() && !kept;
  }

  /// Null where nothing is to be kept on the disk.
  [[nodiscard]] std::shared_ptr<const DiskCache> diskCache(Split split, bool augmented, int leastSide) const {
    if (cacheFolder_.empty() || config_.diskCacheMegabytes <= 0) {
      return nullptr;
    }
    const bool allPixels = augmented && pipeline_.choosesPart();
    const auto side = static_cast<std::size_t>(pipeline_.preprocessing.imageSize);
    const auto& record = dataset_.record;
    const auto pixels = allPixels ? static_cast<std::size_t>(record.medianWidth * record.medianHeight) : side * side;
    // All pixels of an image are the same for every recipe, so the recipe is part of the name only where it was applied.
    const auto preparation = fmt::format("{}|{}|{}", record.layout, leastSide,
                                         !allPixels                              ? pipeline_.preprocessing.toJson()
                                         : pipeline_.preprocessing.channels == 1 ? "grey"
                                                                                 : "");
    return std::make_shared<const DiskCache>(cacheFolder_, record.sourcePath, preparation,
                                             static_cast<std::size_t>(config_.diskCacheMegabytes) * 1'000'000,
                                             pixels * 3 * splits_.at(split).examples.size());
  }

  /// The stated memory, shared among the splits by their sizes.
  [[nodiscard]] std::size_t cacheBytes(Split split) const {
    const auto all = static_cast<double>(std::max<std::size_t>(dataset_.examples.size(), 1));
    const auto share = static_cast<double>(splits_.at(split).examples.size()) / all;
    return static_cast<std::size_t>(static_cast<double>(config_.cacheMegabytes) * 1.0e6 * share);
  }

  const ImageTaskKind& kind_;
  const Dataset& dataset_;
  TrainingConfig config_;
  std::filesystem::path cacheFolder_;
  const Architecture* architecture_;
  ImagePipeline pipeline_;
  std::shared_ptr<const ImageSource> source_;
  ImageSetup setup_;
  std::map<Split, ImageSplit> splits_;
  std::map<std::pair<Split, bool>, std::unique_ptr<ImageLoader>> loaders_;
  std::shared_ptr<ImageClassifier> network_;
  torch::Tensor classWeights_;
};

class ImageTask final : public Task {
 public:
  explicit ImageTask(const ImageTaskKind& kind) : kind_(kind) {}
  [[nodiscard]] std::string id() const override { return kind_.id(); }
  [[nodiscard]] std::unique_ptr<PreparedTask> prepare(const TaskContext& context) const override {
    return std::make_unique<PreparedImage>(kind_, context);
  }

 private:
  const ImageTaskKind& kind_;
};

}  // namespace

std::unique_ptr<Task> makeImageTask(const ImageTaskKind& kind) { return std::make_unique<ImageTask>(kind); }

}  // namespace luthier
