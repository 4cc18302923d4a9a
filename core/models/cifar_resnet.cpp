// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/cifar_resnet.h"

#include <fmt/format.h>

#include <array>

#include "core/models/residual_block.h"
#include "core/models/stage_shape.h"

namespace luthier {
namespace {

namespace nn = torch::nn;

constexpr std::array<std::int64_t, 3> cifarStageWidths{16, 32, 64};

class CifarBlock final : public ResidualBlock {
 public:
  CifarBlock(std::int64_t in, std::int64_t width, std::int64_t stride)
      : stride_(stride),
        addedChannels_(width - in),
        conv1_(register_module("conv1", plainConvolution(in, width, 3, stride))),
        bn1_(register_module("bn1", nn::BatchNorm2d(width))),
        conv2_(register_module("conv2", plainConvolution(width, width, 3, 1))),
        bn2_(register_module("bn2", nn::BatchNorm2d(width))) {}

  torch::Tensor pass(const torch::Tensor& images) override {
    auto out = bn1_(conv1_(images)).relu_();
    out = bn2_(conv2_(out));
    return out.add_(shortcut(images)).relu_();
  }

 private:
  // Option A: every second pixel, and new channels of zeros on both sides; no parameters.
  torch::Tensor shortcut(const torch::Tensor& images) const {
    if (addedChannels_ == 0 && stride_ == 1) {
      return images;
    }
    const auto half = addedChannels_ / 2;
    return torch::constant_pad_nd(images.slice(2, 0, std::nullopt, stride_).slice(3, 0, std::nullopt, stride_),
                                  {0, 0, 0, 0, half, addedChannels_ - half});
  }

  std::int64_t stride_;
  std::int64_t addedChannels_;
  nn::Conv2d conv1_;
  nn::BatchNorm2d bn1_;
  nn::Conv2d conv2_;
  nn::BatchNorm2d bn2_;
};

class CifarResNet final : public ImageClassifier {
 public:
  CifarResNet(std::int64_t blocksPerStage, std::int64_t classes)
      : conv1_(register_module("conv1", plainConvolution(3, cifarStageWidths.front(), 3, 1))),
        bn1_(register_module("bn1", nn::BatchNorm2d(cifarStageWidths.front()))) {
    std::int64_t in = cifarStageWidths.front();
    for (std::size_t index = 0; index < stages_.size(); ++index) {
      for (std::int64_t block = 0; block < blocksPerStage; ++block) {
        const std::int64_t stride = index > 0 && block == 0 ? 2 : 1;
        stages_[index]->push_back(
            std::static_pointer_cast<ResidualBlock>(std::make_shared<CifarBlock>(in, cifarStageWidths[index], stride)));
        in = cifarStageWidths[index];
      }
      register_module(fmt::format("layer{}", index + 1), stages_[index]);
    }
    takeHead("linear", nn::Linear(in, classes));
    initialise();
  }

  torch::Tensor features(const torch::Tensor& images) override {
    auto out = bn1_(conv1_(images)).relu_();
    for (auto& stage : stages_) {
      out = stage->forward(out);
    }
    return torch::adaptive_avg_pool2d(out, {1, 1}).flatten(1);
  }

 private:
  // akamaster/pytorch_resnet_cifar10, resnet.py: normal by fan-in for convolutions and the head.
  void initialise() {
    for (const auto& module : modules(/*include_self=*/false)) {
      if (const auto* convolution = module->as<nn::Conv2d>()) {
        nn::init::kaiming_normal_(convolution->weight);
      } else if (const auto* linear = module->as<nn::Linear>()) {
        nn::init::kaiming_normal_(linear->weight);
      }
    }
  }

  nn::Conv2d conv1_;
  nn::BatchNorm2d bn1_;
  std::array<nn::Sequential, 3> stages_{nn::Sequential(), nn::Sequential(), nn::Sequential()};
};

Architecture describe(int depth, const char* label) {
  const std::int64_t blocks = (depth - 2) / 6;
  const StageShape shape{{blocks, blocks, blocks}, 2, {16, 3, 3}};
  Architecture architecture;
  architecture.id = fmt::format("resnet{}", depth);
  architecture.label = label;
  architecture.family = "cifar_resnet";
  architecture.head = "linear";
  architecture.firstLayer = "conv1";
  architecture.preprocessing.imageSize = 32;
  architecture.preprocessing.resizeShorter = 32;  // an image that is not square is cropped, not squeezed
  architecture.publishedClasses = 10;
  architecture.make = [blocks](std::int64_t classes) { return std::make_shared<CifarResNet>(blocks, classes); };
  architecture.matches = [shape](const StateDict& state) { return stageShapeOf(state) == shape; };
  return architecture;
}

}  // namespace

std::vector<Architecture> cifarResnetArchitectures() {
  return {describe(20, "ResNet-20 (CIFAR)"), describe(32, "ResNet-32 (CIFAR)"), describe(44, "ResNet-44 (CIFAR)"),
          describe(56, "ResNet-56 (CIFAR)"), describe(110, "ResNet-110 (CIFAR)")};
}

}  // namespace luthier
