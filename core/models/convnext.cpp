// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/convnext.h"

#include <fmt/format.h>

#include <array>

#include "core/models/recomputation.h"
#include "core/models/signature.h"
#include "core/models/stochastic_depth.h"
#include "core/models/unit_stack.h"

namespace luthier {
namespace {

namespace nn = torch::nn;

constexpr double convNextEpsilon = 1e-6;
constexpr double firstLayerScale = 1e-6;
constexpr std::array<std::int64_t, 4> convNextWidths{96, 192, 384, 768};

using BlockCounts = std::array<std::int64_t, 4>;

nn::LayerNorm makeConvNextNorm(std::int64_t width) {
  return nn::LayerNorm(nn::LayerNormOptions({width}).eps(convNextEpsilon));
}

/// A layer norm over the channels of N x C x H x W.
class ChannelNormImpl final : public nn::LayerNormImpl {
 public:
  explicit ChannelNormImpl(std::int64_t width) : nn::LayerNormImpl(nn::LayerNormOptions({width}).eps(convNextEpsilon)) {}
  torch::Tensor forward(const torch::Tensor& images) {
    return nn::LayerNormImpl::forward(images.permute({0, 2, 3, 1})).permute({0, 3, 1, 2});
  }
};
TORCH_MODULE(ChannelNorm);

/// A wide filter channel by channel, then two linear layers at each pixel, scaled by channel.
class ConvNextBlockImpl final : public nn::Module {
 public:
  explicit ConvNextBlockImpl(std::int64_t width)
      : filter_(placeModule(*this, "block.0",
                            nn::Conv2d(nn::Conv2dOptions(width, width, 7).padding(3).groups(width).bias(true)))),
        norm_(placeModule(*this, "block.2", makeConvNextNorm(width))),
        widen_(placeModule(*this, "block.3", nn::Linear(width, 4 * width))),
        narrow_(placeModule(*this, "block.5", nn::Linear(4 * width, width))),
        scale_(register_parameter("layer_scale", torch::full({width, 1, 1}, firstLayerScale))) {
    register_module("stochastic_depth", depth_);
  }

  torch::Tensor forward(const torch::Tensor& images) {
    return recomputable(*this, images, [this](const torch::Tensor& again) { return pass(again); });
  }

 private:
  torch::Tensor pass(const torch::Tensor& images) {
    auto out = norm_(filter_(images).permute({0, 2, 3, 1}));
    out = narrow_(torch::gelu(widen_(out))).permute({0, 3, 1, 2});
    return depth_(scale_ * out) + images;
  }

  nn::Conv2d filter_;
  nn::LayerNorm norm_;
  nn::Linear widen_;
  nn::Linear narrow_;
  torch::Tensor scale_;
  StochasticDepth depth_;
};
TORCH_MODULE(ConvNextBlock);

nn::Conv2d patches(std::int64_t in, std::int64_t out, std::int64_t size) {
  return nn::Conv2d(nn::Conv2dOptions(in, out, size).stride(size));
}

class ConvNext final : public ImageClassifier {
 public:
  ConvNext(const BlockCounts& blocks, double stochasticDepth, std::int64_t classes) {
    features_->push_back(UnitStack(patches(3, convNextWidths.front(), 4), ChannelNorm(convNextWidths.front())));
    for (std::size_t stage = 0; stage < blocks.size(); ++stage) {
      if (stage > 0) {
        features_->push_back(
            UnitStack(ChannelNorm(convNextWidths[stage - 1]), patches(convNextWidths[stage - 1], convNextWidths[stage], 2)));
      }
      UnitStack units;
      for (std::int64_t index = 0; index < blocks[stage]; ++index) {
        units->push_back(ConvNextBlock(convNextWidths[stage]));
      }
      features_->push_back(units);
    }
    register_module("features", features_);
    norm_ = placeModule(*this, "classifier.0", ChannelNorm(convNextWidths.back()));
    takeHead("classifier.2", nn::Linear(convNextWidths.back(), classes));
    setStochasticDepth(stochasticDepth);
    initialise();
  }

  torch::Tensor features(const torch::Tensor& images) override {
    return norm_(torch::adaptive_avg_pool2d(features_->forward(images), {1, 1})).flatten(1);
  }
  bool setStochasticDepth(double probability) override {
    spreadStochasticDepth(*this, probability, /*reached=*/true);
    return true;
  }

 private:
  // torchvision/models/convnext.py: its normal distribution is cut at 100 deviations, which no draw reaches.
  void initialise() {
    const auto draw = [](torch::Tensor weight, torch::Tensor bias) {
      nn::init::normal_(weight, 0.0, 0.02);
      nn::init::zeros_(bias);
    };
    for (const auto& module : modules(/*include_self=*/false)) {
      if (const auto* convolution = module->as<nn::Conv2d>()) {
        draw(convolution->weight, convolution->bias);
      } else if (const auto* linear = module->as<nn::Linear>()) {
        draw(linear->weight, linear->bias);
      }
    }
  }

  nn::Sequential features_;
  ChannelNorm norm_{nullptr};
};

Architecture describeConvNext(const char* id, const char* label, const BlockCounts& blocks, double stochasticDepth,
                              int resizeShorter) {
  const auto third = [](std::int64_t index) { return fmt::format("features.5.{}.layer_scale", index); };
  const Signature signature{
      {{"features.0.0.weight", {convNextWidths[0], anySize, 4, 4}}, {third(blocks[2] - 1), {convNextWidths[2], 1, 1}}},
      {third(blocks[2])}};
  Architecture architecture;
  architecture.id = id;
  architecture.label = label;
  architecture.family = "convnext";
  architecture.head = "classifier.2";
  architecture.firstLayer = "features.0.0";
  architecture.stochasticDepth = stochasticDepth;
  architecture.preprocessing.resizeShorter = resizeShorter;
  architecture.make = [blocks, stochasticDepth](std::int64_t classes) {
    return std::make_shared<ConvNext>(blocks, stochasticDepth, classes);
  };
  architecture.matches = [signature](const StateDict& state) { return fits(signature, state); };
  return architecture;
}

}  // namespace

std::vector<Architecture> convnextArchitectures() {
  return {describeConvNext("convnext_tiny", "ConvNeXt tiny", {3, 3, 9, 3}, 0.1, 236),
          describeConvNext("convnext_small", "ConvNeXt small", {3, 3, 27, 3}, 0.4, 230)};
}

}  // namespace luthier
