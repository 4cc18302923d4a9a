// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/mobilenet.h"

#include <fmt/format.h>

#include "core/models/convolution_unit.h"
#include "core/models/recomputation.h"
#include "core/models/signature.h"

namespace luthier {
namespace {

namespace nn = torch::nn;

constexpr std::int64_t mobileFirstWidth = 16;
constexpr double mobileDropout = 0.2;

struct MobileBlock {
  std::int64_t kernel, widened, out;
  bool weighed;  // by SqueezeExcitation
  Nonlinearity nonlinearity;
  std::int64_t stride;
};

constexpr auto paperRelu = Nonlinearity::Relu;
constexpr auto paperHardswish = Nonlinearity::Hardswish;

// Tables 1 and 2 of the paper.
const std::vector<MobileBlock> largeBlocks{
    {3, 16, 16, false, paperRelu, 1},       {3, 64, 24, false, paperRelu, 2},       {3, 72, 24, false, paperRelu, 1},
    {5, 72, 40, true, paperRelu, 2},        {5, 120, 40, true, paperRelu, 1},       {5, 120, 40, true, paperRelu, 1},
    {3, 240, 80, false, paperHardswish, 2}, {3, 200, 80, false, paperHardswish, 1}, {3, 184, 80, false, paperHardswish, 1},
    {3, 184, 80, false, paperHardswish, 1}, {3, 480, 112, true, paperHardswish, 1}, {3, 672, 112, true, paperHardswish, 1},
    {5, 672, 160, true, paperHardswish, 2}, {5, 960, 160, true, paperHardswish, 1}, {5, 960, 160, true, paperHardswish, 1}};
const std::vector<MobileBlock> smallBlocks{
    {3, 16, 16, true, paperRelu, 2},       {3, 72, 24, false, paperRelu, 2},      {3, 88, 24, false, paperRelu, 1},
    {5, 96, 40, true, paperHardswish, 2},  {5, 240, 40, true, paperHardswish, 1}, {5, 240, 40, true, paperHardswish, 1},
    {5, 120, 48, true, paperHardswish, 1}, {5, 144, 48, true, paperHardswish, 1}, {5, 288, 96, true, paperHardswish, 2},
    {5, 576, 96, true, paperHardswish, 1}, {5, 576, 96, true, paperHardswish, 1}};

/// The batch norms are slower and more careful than torch's.
ConvolutionUnit makeMobileUnit(ConvolutionUnitOptions options) {
  options.normEpsilon = 0.001;
  options.normMomentum = 0.01;
  return ConvolutionUnit(options);
}

class InvertedBottleneckImpl final : public nn::Module {
 public:
  InvertedBottleneckImpl(std::int64_t in, const MobileBlock& shape) : residual_(shape.stride == 1 && in == shape.out) {
    if (shape.widened != in) {
      block_->push_back(makeMobileUnit({.in = in, .out = shape.widened, .nonlinearity = shape.nonlinearity}));
    }
    block_->push_back(makeMobileUnit({.in = shape.widened,
                                      .out = shape.widened,
                                      .kernel = shape.kernel,
                                      .stride = shape.stride,
                                      .groups = shape.widened,
                                      .nonlinearity = shape.nonlinearity}));
    if (shape.weighed) {
      block_->push_back(SqueezeExcitation(shape.widened, roundedChannels(static_cast<double>(shape.widened / 4)),
                                          Nonlinearity::Relu, Nonlinearity::Hardsigmoid));
    }
    block_->push_back(makeMobileUnit({.in = shape.widened, .out = shape.out}));
    register_module("block", block_);
  }

  torch::Tensor forward(const torch::Tensor& images) {
    return recomputable(*this, images, [this](const torch::Tensor& again) { return pass(again); });
  }

 private:
  torch::Tensor pass(const torch::Tensor& images) {
    const auto out = block_->forward(images);
    return residual_ ? out + images : out;
  }

  bool residual_;
  nn::Sequential block_;
};
TORCH_MODULE(InvertedBottleneck);

class MobileNet final : public ImageClassifier {
 public:
  MobileNet(const std::vector<MobileBlock>& blocks, std::int64_t hidden, std::int64_t classes) {
    features_->push_back(makeMobileUnit(
        {.in = 3, .out = mobileFirstWidth, .kernel = 3, .stride = 2, .nonlinearity = Nonlinearity::Hardswish}));
    std::int64_t width = mobileFirstWidth;
    for (const auto& block : blocks) {
      features_->push_back(InvertedBottleneck(width, block));
      width = block.out;
    }
    features_->push_back(makeMobileUnit({.in = width, .out = 6 * width, .nonlinearity = Nonlinearity::Hardswish}));
    register_module("features", features_);
    hidden_ = placeModule(*this, "classifier.0", nn::Linear(6 * width, hidden));
    takeHead("classifier.3", nn::Linear(hidden, classes), mobileDropout);
    initialise();
  }

  torch::Tensor features(const torch::Tensor& images) override {
    const auto pooled = torch::adaptive_avg_pool2d(features_->forward(images), {1, 1}).flatten(1);
    return torch::hardswish(hidden_(pooled));
  }

 private:
  // torchvision/models/mobilenetv3.py
  void initialise() {
    for (const auto& module : modules(/*include_self=*/false)) {
      if (const auto* convolution = module->as<nn::Conv2d>()) {
        nn::init::kaiming_normal_(convolution->weight, 0.0, torch::kFanOut);
        if (convolution->bias.defined()) {
          nn::init::zeros_(convolution->bias);
        }
      } else if (const auto* linear = module->as<nn::Linear>()) {
        nn::init::normal_(linear->weight, 0.0, 0.01);
        nn::init::zeros_(linear->bias);
      }
    }
  }

  nn::Sequential features_;
  nn::Linear hidden_{nullptr};
};

Architecture describeMobileNet(const char* id, const char* label, const std::vector<MobileBlock>& blocks,
                               std::int64_t hidden) {
  const auto width = blocks.back().out;
  const Signature signature{{{"features.0.0.weight", {mobileFirstWidth, anySize, 3, 3}},
                             {"features.1.block.0.0.weight", {}},
                             {fmt::format("features.{}.0.weight", blocks.size() + 1), {6 * width, width, 1, 1}}},
                            {}};
  Architecture architecture;
  architecture.id = id;
  architecture.label = label;
  architecture.family = "mobilenet_v3";
  architecture.head = "classifier.3";
  architecture.firstLayer = "features.0.0";
  architecture.make = [&blocks, hidden](std::int64_t classes) {
    return std::make_shared<MobileNet>(blocks, hidden, classes);
  };
  architecture.matches = [signature](const StateDict& state) { return fits(signature, state); };
  return architecture;
}

}  // namespace

std::vector<Architecture> mobilenetArchitectures() {
  return {describeMobileNet("mobilenet_v3_small", "MobileNetV3 small", smallBlocks, 1024),
          describeMobileNet("mobilenet_v3_large", "MobileNetV3 large", largeBlocks, 1280)};
}

}  // namespace luthier
