// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/image/transforms.h"
#include "core/weights/state_dict.h"

namespace luthier {

/// A network that maps a batch of images (N x 3 x H x W, normalised) to logits (N x classes). Parameter names are those of
/// the published checkpoints.
class ImageClassifier : public torch::nn::Module {
 public:
  virtual torch::Tensor forward(const torch::Tensor& images) = 0;
  /// What the head sees: N x features.
  virtual torch::Tensor features(const torch::Tensor& images) = 0;
  /// Published name of the head ("fc", "linear"); its parameters are what "head only" trains.
  [[nodiscard]] virtual std::string headName() const = 0;
  /// How likely a residual unit is skipped while training: `probability` for the last, less for those before it. False where
  /// the published network has nothing of the kind, which then changes nothing.
  virtual bool setStochasticDepth(double /*probability*/) { return false; }
};

/// One architecture that the program knows.
struct Architecture {
  std::string id;               // "resnet20", "resnet50"
  const char* label = "";       // "ResNet-20 (CIFAR)"
  std::string family;           // "cifar_resnet", "resnet"
  Preprocessing preprocessing;  // as published (size, mean, deviation, interpolation)
  std::string head;             // published name of the head, as ImageClassifier::headName()
  std::int64_t publishedClasses = 1000;
  std::function<std::shared_ptr<ImageClassifier>(std::int64_t classes)> make;  // random weights, in training mode
  std::function<bool(const StateDict&)> matches;  // by names and shapes, whatever the class count
};

[[nodiscard]] const std::vector<Architecture>& architectures();
/// Null where unknown.
[[nodiscard]] const Architecture* findArchitecture(std::string_view id);
/// The architecture whose names and shapes fit `state` (whatever the class count), or null.
[[nodiscard]] const Architecture* detectArchitecture(const StateDict& state);
/// Number of classes of the head in `state`; 0 where it has none.
[[nodiscard]] std::int64_t headClasses(const Architecture& architecture, const StateDict& state);

}  // namespace luthier
