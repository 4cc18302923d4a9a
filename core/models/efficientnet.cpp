// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/efficientnet.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "core/models/convolution_unit.h"
#include "core/models/recomputation.h"
#include "core/models/signature.h"
#include "core/models/stochastic_depth.h"
#include "core/models/unit_stack.h"

namespace luthier {
namespace {

namespace nn = torch::nn;

constexpr double publishedStochasticDepth = 0.2;

/// Blocks of equal width; the first takes the stride and the change of width.
struct EfficientStage {
  std::int64_t expansion, kernel, stride, in, out, blocks;
};

// Table 1 of the paper: B0. The others are wider and deeper by factors.
constexpr std::array<EfficientStage, 7> smallestStages{{{1, 3, 1, 32, 16, 1},
                                                        {6, 3, 2, 16, 24, 2},
                                                        {6, 5, 2, 24, 40, 2},
                                                        {6, 3, 2, 40, 80, 3},
                                                        {6, 5, 1, 80, 112, 3},
                                                        {6, 5, 2, 112, 192, 4},
                                                        {6, 3, 1, 192, 320, 1}}};

using EfficientStages = std::array<EfficientStage, 7>;

struct EfficientScale {
  double width, depth, dropout;
  int imageSize, resizeShorter;
};

EfficientStages scaledStages(const EfficientScale& scale) {
  auto stages = smallestStages;
  for (auto& stage : stages) {
    stage.in = roundedChannels(static_cast<double>(stage.in) * scale.width);
    stage.out = roundedChannels(static_cast<double>(stage.out) * scale.width);
    stage.blocks = static_cast<std::int64_t>(std::ceil(static_cast<double>(stage.blocks) * scale.depth));
  }
  return stages;
}

std::int64_t efficientNetWidth(const EfficientStages& stages) { return 4 * stages.back().out; }

/// torchvision's MBConv: widened, filtered channel by channel, weighed by SqueezeExcitation, narrowed.
class InvertedResidualImpl final : public nn::Module {
 public:
  explicit InvertedResidualImpl(const EfficientStage& shape) : residual_(shape.stride == 1 && shape.in == shape.out) {
    const auto widened = roundedChannels(static_cast<double>(shape.in * shape.expansion));
    if (widened != shape.in) {
      block_->push_back(
          ConvolutionUnit(ConvolutionUnitOptions{.in = shape.in, .out = widened, .nonlinearity = Nonlinearity::Silu}));
    }
    block_->push_back(ConvolutionUnit(ConvolutionUnitOptions{.in = widened,
                                                             .out = widened,
                                                             .kernel = shape.kernel,
                                                             .stride = shape.stride,
                                                             .groups = widened,
                                                             .nonlinearity = Nonlinearity::Silu}));
    block_->push_back(
        SqueezeExcitation(widened, std::max<std::int64_t>(1, shape.in / 4), Nonlinearity::Silu, Nonlinearity::Sigmoid));
    block_->push_back(ConvolutionUnit(ConvolutionUnitOptions{.in = widened, .out = shape.out}));
    register_module("block", block_);
    register_module("stochastic_depth", depth_);
  }

  torch::Tensor forward(const torch::Tensor& images) {
    return recomputable(*this, images, [this](const torch::Tensor& again) { return pass(again); });
  }

 private:
  torch::Tensor pass(const torch::Tensor& images) {
    const auto out = block_->forward(images);
    return residual_ ? depth_(out) + images : out;
  }

  bool residual_;
  nn::Sequential block_;
  StochasticDepth depth_;
};
TORCH_MODULE(InvertedResidual);

class EfficientNet final : public ImageClassifier {
 public:
  EfficientNet(const EfficientStages& stages, double dropout, std::int64_t classes) {
    features_->push_back(ConvolutionUnit(ConvolutionUnitOptions{
        .in = 3, .out = stages.front().in, .kernel = 3, .stride = 2, .nonlinearity = Nonlinearity::Silu}));
    for (const auto& stage : stages) {
      features_->push_back(makeStage(stage));
    }
    features_->push_back(ConvolutionUnit(ConvolutionUnitOptions{
        .in = stages.back().out, .out = efficientNetWidth(stages), .nonlinearity = Nonlinearity::Silu}));
    register_module("features", features_);
    takeHead("classifier.1", nn::Linear(efficientNetWidth(stages), classes), dropout);
    setStochasticDepth(publishedStochasticDepth);
    initialise();
  }

  torch::Tensor features(const torch::Tensor& images) override {
    return torch::adaptive_avg_pool2d(features_->forward(images), {1, 1}).flatten(1);
  }
  bool setStochasticDepth(double probability) override {
    spreadStochasticDepth(*this, probability, /*reached=*/false);
    return true;
  }

 private:
  static UnitStack makeStage(const EfficientStage& stage) {
    UnitStack blocks;
    auto shape = stage;
    for (std::int64_t index = 0; index < stage.blocks; ++index) {
      blocks->push_back(InvertedResidual(shape));
      shape.in = stage.out;
      shape.stride = 1;
    }
    return blocks;
  }

  // torchvision/models/efficientnet.py
  void initialise() {
    for (const auto& module : modules(/*include_self=*/false)) {
      if (const auto* convolution = module->as<nn::Conv2d>()) {
        nn::init::kaiming_normal_(convolution->weight, 0.0, torch::kFanOut);
        if (convolution->bias.defined()) {
          nn::init::zeros_(convolution->bias);
        }
      } else if (const auto* linear = module->as<nn::Linear>()) {
        const double range = 1.0 / std::sqrt(static_cast<double>(linear->options.out_features()));
        nn::init::uniform_(linear->weight, -range, range);
        nn::init::zeros_(linear->bias);
      }
    }
  }

  nn::Sequential features_;
};

Signature efficientSignature(const EfficientStages& stages) {
  Signature signature;
  signature.present.push_back({"features.0.0.weight", {stages.front().in, anySize, 3, 3}});
  signature.present.push_back({"features.8.0.weight", {efficientNetWidth(stages), stages.back().out, 1, 1}});
  for (std::size_t stage = 0; stage < stages.size(); ++stage) {
    const auto block = [stage](std::int64_t index) {
      return fmt::format("features.{}.{}.block.0.0.weight", stage + 1, index);
    };
    signature.present.push_back({block(stages[stage].blocks - 1), {}});
    signature.absent.push_back(block(stages[stage].blocks));
  }
  return signature;
}

Architecture describeEfficientNet(const char* id, const char* label, const EfficientScale& scale) {
  const auto stages = scaledStages(scale);
  Architecture architecture;
  architecture.id = id;
  architecture.label = label;
  architecture.family = "efficientnet";
  architecture.head = "classifier.1";
  architecture.firstLayer = "features.0.0";
  architecture.stochasticDepth = publishedStochasticDepth;
  architecture.preprocessing.imageSize = scale.imageSize;
  architecture.preprocessing.resizeShorter = scale.resizeShorter;
  architecture.preprocessing.interpolation = Interpolation::Bicubic;
  architecture.make = [stages, dropout = scale.dropout](std::int64_t classes) {
    return std::make_shared<EfficientNet>(stages, dropout, classes);
  };
  architecture.matches = [signature = efficientSignature(stages)](const StateDict& state) { return fits(signature, state); };
  return architecture;
}

}  // namespace

std::vector<Architecture> efficientnetArchitectures() {
  return {describeEfficientNet("efficientnet_b0", "EfficientNet-B0", {1.0, 1.0, 0.2, 224, 256}),
          describeEfficientNet("efficientnet_b1", "EfficientNet-B1", {1.0, 1.1, 0.2, 240, 256}),
          describeEfficientNet("efficientnet_b2", "EfficientNet-B2", {1.1, 1.2, 0.3, 288, 288}),
          describeEfficientNet("efficientnet_b3", "EfficientNet-B3", {1.2, 1.4, 0.3, 300, 320}),
          describeEfficientNet("efficientnet_b4", "EfficientNet-B4", {1.4, 1.8, 0.4, 380, 384})};
}

}  // namespace luthier
