// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/densenet.h"

#include <fmt/format.h>

#include <array>
#include <regex>
#include <utility>
#include <vector>

#include "core/models/recomputation.h"
#include "core/models/residual_block.h"
#include "core/models/signature.h"

namespace luthier {
namespace {

namespace nn = torch::nn;

constexpr std::int64_t denseFirstWidth = 64;
constexpr std::int64_t denseGrowth = 32;
constexpr std::int64_t denseBottleneck = 4 * denseGrowth;
constexpr std::array<std::int64_t, 4> denseLayerCounts{6, 12, 24, 16};

/// Batch norm, ReLU and convolution, twice: N x in to N x denseGrowth channels.
class DenseLayerImpl final : public nn::Module {
 public:
  explicit DenseLayerImpl(std::int64_t in)
      : norm1_(register_module("norm1", nn::BatchNorm2d(in))),
        conv1_(register_module("conv1", plainConvolution(in, denseBottleneck, 1, 1))),
        norm2_(register_module("norm2", nn::BatchNorm2d(denseBottleneck))),
        conv2_(register_module("conv2", plainConvolution(denseBottleneck, denseGrowth, 3, 1))) {}

  /// `parts`: what the layers before it made, and the block's input. By recomputation not even their concatenation is kept.
  torch::Tensor forward(const std::vector<torch::Tensor>& parts) {
    if (!recomputes()) {
      return pass(parts);
    }
    return passRecomputed({parameters(), buffers(), [this](const std::vector<torch::Tensor>& again) { return pass(again); }},
                          parts);
  }

 private:
  torch::Tensor pass(const std::vector<torch::Tensor>& parts) {
    const auto first = norm1_(torch::cat(parts, 1)).relu_();
    return conv2_(norm2_(conv1_(first)).relu_());
  }

  nn::BatchNorm2d norm1_;
  nn::Conv2d conv1_;
  nn::BatchNorm2d norm2_;
  nn::Conv2d conv2_;
};
TORCH_MODULE(DenseLayer);

/// Each layer sees what all layers before it made.
class DenseBlockImpl final : public nn::Module {
 public:
  DenseBlockImpl(std::int64_t in, std::int64_t layers) {
    for (std::int64_t index = 0; index < layers; ++index) {
      layers_.push_back(register_module(fmt::format("denselayer{}", index + 1), DenseLayer(in + index * denseGrowth)));
    }
  }

  torch::Tensor forward(const torch::Tensor& images) {
    std::vector<torch::Tensor> parts{images};
    for (auto& layer : layers_) {
      parts.push_back(layer(parts));
    }
    return torch::cat(parts, 1);
  }

 private:
  std::vector<DenseLayer> layers_;
};
TORCH_MODULE(DenseBlock);

class TransitionImpl final : public nn::Module {
 public:
  explicit TransitionImpl(std::int64_t in)
      : norm_(register_module("norm", nn::BatchNorm2d(in))),
        conv_(register_module("conv", plainConvolution(in, in / 2, 1, 1))) {}

  torch::Tensor forward(const torch::Tensor& images) {
    return torch::avg_pool2d(conv_(norm_(images).relu_()), {2, 2}, {2, 2});
  }

 private:
  nn::BatchNorm2d norm_;
  nn::Conv2d conv_;
};
TORCH_MODULE(Transition);

class DenseNet final : public ImageClassifier {
 public:
  explicit DenseNet(std::int64_t classes)
      : conv0_(placeModule(*this, "features.conv0",
                           nn::Conv2d(nn::Conv2dOptions(3, denseFirstWidth, 7).stride(2).padding(3).bias(false)))),
        norm0_(placeModule(*this, "features.norm0", nn::BatchNorm2d(denseFirstWidth))) {
    std::int64_t width = denseFirstWidth;
    for (std::size_t index = 0; index < denseLayerCounts.size(); ++index) {
      blocks_->push_back(
          placeModule(*this, fmt::format("features.denseblock{}", index + 1), DenseBlock(width, denseLayerCounts[index])));
      width += denseLayerCounts[index] * denseGrowth;
      if (index + 1 < denseLayerCounts.size()) {
        blocks_->push_back(placeModule(*this, fmt::format("features.transition{}", index + 1), Transition(width)));
        width /= 2;
      }
    }
    norm5_ = placeModule(*this, "features.norm5", nn::BatchNorm2d(width));
    takeHead("classifier", nn::Linear(width, classes));
    initialise();
  }

  torch::Tensor features(const torch::Tensor& images) override {
    const auto first = torch::max_pool2d(norm0_(conv0_(images)).relu_(), 3, 2, 1);
    const auto last = norm5_(blocks_->forward(first)).relu_();
    return torch::adaptive_avg_pool2d(last, {1, 1}).flatten(1);
  }

 private:
  // torchvision/models/densenet.py
  void initialise() {
    for (const auto& module : modules(/*include_self=*/false)) {
      if (const auto* convolution = module->as<nn::Conv2d>()) {
        nn::init::kaiming_normal_(convolution->weight);
      } else if (const auto* linear = module->as<nn::Linear>()) {
        nn::init::zeros_(linear->bias);
      }
    }
  }

  nn::Conv2d conv0_;
  nn::BatchNorm2d norm0_;
  nn::Sequential blocks_;  // blocks and transitions in turn; registered under their own names
  nn::BatchNorm2d norm5_{nullptr};
};

}  // namespace

std::vector<Architecture> densenetArchitectures() {
  const Signature signature{{{"features.conv0.weight", {denseFirstWidth, anySize, 7, 7}},
                             {"features.denseblock3.denselayer24.conv2.weight", {denseGrowth, denseBottleneck, 3, 3}},
                             {"features.denseblock4.denselayer16.conv2.weight", {denseGrowth, denseBottleneck, 3, 3}}},
                            {"features.denseblock3.denselayer25.conv2.weight"}};
  Architecture architecture;
  architecture.id = "densenet121";
  architecture.label = "DenseNet-121";
  architecture.family = "densenet";
  architecture.head = "classifier";
  architecture.firstLayer = "features.conv0";
  architecture.make = [](std::int64_t classes) { return std::make_shared<DenseNet>(classes); };
  architecture.matches = [signature](const StateDict& state) { return fits(signature, state); };
  return {architecture};
}

StateDict withCurrentDensenetNames(const StateDict& state) {
  static const std::regex old(R"((.*denselayer\d+\.(?:norm|conv))\.([12]\..*))");
  StateDict renamed;
  for (const auto& [name, tensor] : state) {
    renamed.emplace(std::regex_replace(name, old, "$1$2"), tensor);
  }
  return renamed;
}

}  // namespace luthier
