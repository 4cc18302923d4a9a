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
#include "core/models/module_path.h"
#include "core/weights/state_dict.h"

namespace luthier {

/// A network that maps a batch of images (N x channels x H x W, normalised; 3 channels as published) to logits (N x classes).
/// Parameter names are those of the published checkpoints.
class ImageClassifier : public torch::nn::Module {
 public:
  /// What the head sees: N x features.
  virtual torch::Tensor features(const torch::Tensor& images) = 0;
  /// Features to logits: the published dropout (while training), then the head.
  torch::Tensor classify(const torch::Tensor& features);
  torch::Tensor forward(const torch::Tensor& images) { return classify(features(images)); }
  /// Published name of the head, a path ("fc", "classifier.6"); its parameters are what "head only" trains.
  [[nodiscard]] const std::string& headName() const noexcept { return headName_; }
  /// How likely a residual unit is skipped while training: `probability` for the last, less for those before it. False where
  /// the published network has nothing of the kind, which then changes nothing.
  virtual bool setStochasticDepth(double probability);

 protected:
  /// Registers the head under its path, with dropout before it.
  void takeHead(const std::string& path, torch::nn::Linear head, double dropout = 0.0);

 private:
  std::string headName_;
  torch::nn::Linear head_{nullptr};
  double dropout_ = 0.0;
};

/// One architecture that the program knows.
struct Architecture {
  std::string id;                // "resnet20", "resnet50"
  const char* label = "";        // "ResNet-20 (CIFAR)"
  std::string family;            // "cifar_resnet", "resnet"
  Preprocessing preprocessing;   // as published (size, mean, deviation, interpolation)
  std::string head;              // published name of the head, as ImageClassifier::headName()
  std::string firstLayer;        // published name of the convolution that sees the image
  double stochasticDepth = 0.0;  // as published, which is what make() sets
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
