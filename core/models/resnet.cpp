// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/resnet.h"

#include <array>
#include <utility>

#include "core/models/residual_block.h"
#include "core/models/stage_shape.h"

namespace luthier {
namespace {

namespace nn = torch::nn;

constexpr std::array<std::int64_t, 4> stageWidths{64, 128, 256, 512};

/// The projection that fits the shortcut to the block's output; empty where none is needed.
nn::Sequential makeShortcut(std::int64_t in, std::int64_t out, std::int64_t stride) {
  if (stride == 1 && in == out) {
    return nullptr;
  }
  return nn::Sequential(plainConvolution(in, out, 1, stride), nn::BatchNorm2d(out));
}

class BasicBlock final : public ResidualBlock {
 public:
  static constexpr std::int64_t expansion = 1;

  BasicBlock(std::int64_t in, std::int64_t width, std::int64_t stride)
      : conv1_(register_module("conv1", plainConvolution(in, width, 3, stride))),
        bn1_(register_module("bn1", nn::BatchNorm2d(width))),
        conv2_(register_module("conv2", plainConvolution(width, width, 3, 1))),
        bn2_(register_module("bn2", nn::BatchNorm2d(width))),
        downsample_(makeShortcut(in, width, stride)) {
    if (downsample_) {
      register_module("downsample", downsample_);
    }
  }

  torch::Tensor pass(const torch::Tensor& images) override {
    auto out = bn1_(conv1_(images)).relu_();
    out = bn2_(conv2_(out));
    return out.add_(downsample_ ? downsample_->forward(images) : images).relu_();
  }

 private:
  nn::Conv2d conv1_;
  nn::BatchNorm2d bn1_;
  nn::Conv2d conv2_;
  nn::BatchNorm2d bn2_;
  nn::Sequential downsample_;
};

class Bottleneck final : public ResidualBlock {
 public:
  static constexpr std::int64_t expansion = 4;

  Bottleneck(std::int64_t in, std::int64_t width, std::int64_t stride)
      : conv1_(register_module("conv1", plainConvolution(in, width, 1, 1))),
        bn1_(register_module("bn1", nn::BatchNorm2d(width))),
        conv2_(register_module("conv2", plainConvolution(width, width, 3, stride))),
        bn2_(register_module("bn2", nn::BatchNorm2d(width))),
        conv3_(register_module("conv3", plainConvolution(width, width * expansion, 1, 1))),
        bn3_(register_module("bn3", nn::BatchNorm2d(width * expansion))),
        downsample_(makeShortcut(in, width * expansion, stride)) {
    if (downsample_) {
      register_module("downsample", downsample_);
    }
  }

  torch::Tensor pass(const torch::Tensor& images) override {
    auto out = bn1_(conv1_(images)).relu_();
    out = bn2_(conv2_(out)).relu_();
    out = bn3_(conv3_(out));
    return out.add_(downsample_ ? downsample_->forward(images) : images).relu_();
  }

 private:
  nn::Conv2d conv1_;
  nn::BatchNorm2d bn1_;
  nn::Conv2d conv2_;
  nn::BatchNorm2d bn2_;
  nn::Conv2d conv3_;
  nn::BatchNorm2d bn3_;
  nn::Sequential downsample_;
};

using BlockCounts = std::array<std::int64_t, 4>;

template <typename Block>
class ResNet final : public ImageClassifier {
 public:
  ResNet(const BlockCounts& blocks, std::int64_t classes)
      : conv1_(register_module("conv1", nn::Conv2d(nn::Conv2dOptions(3, 64, 7).stride(2).padding(3).bias(false)))),
        bn1_(register_module("bn1", nn::BatchNorm2d(64))) {
    std::int64_t in = stageWidths.front();
    for (std::size_t index = 0; index < stages_.size(); ++index) {
      stages_[index] = makeStage(in, stageWidths[index], blocks[index], index == 0 ? 1 : 2);
      register_module("layer" + std::to_string(index + 1), stages_[index]);
      in = stageWidths[index] * Block::expansion;
    }
    takeHead("fc", nn::Linear(in, classes));
    initialise();
  }

  torch::Tensor features(const torch::Tensor& images) override {
    auto out = bn1_(conv1_(images)).relu_();
    out = torch::max_pool2d(out, 3, 2, 1);
    for (auto& stage : stages_) {
      out = stage->forward(out);
    }
    return torch::adaptive_avg_pool2d(out, {1, 1}).flatten(1);
  }

 private:
  static nn::Sequential makeStage(std::int64_t in, std::int64_t width, std::int64_t blocks, std::int64_t stride) {
    nn::Sequential stage;
    for (std::int64_t index = 0; index < blocks; ++index) {
      stage->push_back(std::static_pointer_cast<ResidualBlock>(
          std::make_shared<Block>(index == 0 ? in : width * Block::expansion, width, index == 0 ? stride : 1)));
    }
    return stage;
  }

  // torchvision/models/resnet.py: normal by fan-out for convolutions; batch norms and the head keep torch's defaults.
  void initialise() {
    for (const auto& module : modules(/*include_self=*/false)) {
      if (const auto* convolution = module->template as<nn::Conv2d>()) {
        nn::init::kaiming_normal_(convolution->weight, 0.0, torch::kFanOut, torch::kReLU);
      }
    }
  }

  nn::Conv2d conv1_;
  nn::BatchNorm2d bn1_;
  std::array<nn::Sequential, 4> stages_;
};

template <typename Block>
Architecture describe(const char* id, const char* label, const BlockCounts& blocks) {
  const StageShape shape{{blocks.begin(), blocks.end()}, Block::expansion == 1 ? 2 : 3, {64, 7, 7}};
  Architecture architecture;
  architecture.id = id;
  architecture.label = label;
  architecture.family = "resnet";
  architecture.head = "fc";
  architecture.firstLayer = "conv1";
  architecture.publishedClasses = 1000;
  architecture.make = [blocks](std::int64_t classes) { return std::make_shared<ResNet<Block>>(blocks, classes); };
  architecture.matches = [shape](const StateDict& state) { return stageShapeOf(state) == shape; };
  return architecture;
}

}  // namespace

std::vector<Architecture> resnetArchitectures() {
  return {describe<BasicBlock>("resnet18", "ResNet-18", {2, 2, 2, 2}),
          describe<BasicBlock>("resnet34", "ResNet-34", {3, 4, 6, 3}),
          describe<Bottleneck>("resnet50", "ResNet-50", {3, 4, 6, 3}),
          describe<Bottleneck>("resnet101", "ResNet-101", {3, 4, 23, 3}),
          describe<Bottleneck>("resnet152", "ResNet-152", {3, 8, 36, 3})};
}

}  // namespace luthier
