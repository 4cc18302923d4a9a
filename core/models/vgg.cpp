// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgg.h"

#include <array>
#include <vector>

#include "core/models/recomputation.h"
#include "core/models/signature.h"

namespace luthier {
namespace {

namespace nn = torch::nn;

constexpr std::int64_t vggPool = 0;
constexpr std::array<std::int64_t, 18> vggLayers{64,      64,  vggPool, 128, 128,     vggPool, 256, 256, 256,
                                                 vggPool, 512, 512,     512, vggPool, 512,     512, 512, vggPool};
constexpr std::int64_t vggLastWidth = 512;
constexpr std::int64_t vggLastSide = 7;
constexpr std::int64_t vggHidden = 4096;
constexpr double vggDropout = 0.5;

class Vgg final : public ImageClassifier {
 public:
  Vgg(bool norms, std::int64_t classes) {
    std::int64_t width = 3;
    sections_.emplace_back();
    for (const auto next : vggLayers) {
      if (next == vggPool) {
        add(nn::MaxPool2d(nn::MaxPool2dOptions(2).stride(2)));
        sections_.emplace_back();
      } else {
        addConvolution(width, next, norms);
        width = next;
      }
    }
    register_module("features", features_);
    first_ = placeModule(*this, "classifier.0", nn::Linear(vggLastWidth * vggLastSide * vggLastSide, vggHidden));
    second_ = placeModule(*this, "classifier.3", nn::Linear(vggHidden, vggHidden));
    takeHead("classifier.6", nn::Linear(vggHidden, classes), vggDropout);
    initialise();
  }

  torch::Tensor features(const torch::Tensor& images) override {
    auto out = images;
    for (auto& section : sections_) {
      auto* layers = section.get();
      out = layers->is_empty()
                ? out
                : recomputable(*layers, out, [layers](const torch::Tensor& again) { return layers->forward(again); });
    }
    const auto pooled = torch::adaptive_avg_pool2d(out, {vggLastSide, vggLastSide}).flatten(1);
    const auto first = torch::dropout(first_(pooled).relu_(), vggDropout, is_training());
    return second_(first).relu_();
  }

 private:
  template <typename Layer>
  void add(const Layer& layer) {
    features_->push_back(layer);
    sections_.back()->push_back(layer);
  }
  void addConvolution(std::int64_t in, std::int64_t out, bool norms) {
    add(nn::Conv2d(nn::Conv2dOptions(in, out, 3).padding(1)));
    if (norms) {
      add(nn::BatchNorm2d(out));
    }
    add(nn::ReLU(nn::ReLUOptions().inplace(true)));
  }

  // torchvision/models/vgg.py
  void initialise() {
    for (const auto& module : modules(/*include_self=*/false)) {
      if (const auto* convolution = module->as<nn::Conv2d>()) {
        nn::init::kaiming_normal_(convolution->weight, 0.0, torch::kFanOut, torch::kReLU);
        nn::init::zeros_(convolution->bias);
      } else if (const auto* linear = module->as<nn::Linear>()) {
        nn::init::normal_(linear->weight, 0.0, 0.01);
        nn::init::zeros_(linear->bias);
      }
    }
  }

  nn::Sequential features_;               // all layers, under their published names
  std::vector<nn::Sequential> sections_;  // the same layers, each time up to a pooling: not registered
  nn::Linear first_{nullptr};
  nn::Linear second_{nullptr};
};

Architecture describeVgg(const char* id, const char* label, bool norms, const Signature& signature) {
  Architecture architecture;
  architecture.id = id;
  architecture.label = label;
  architecture.family = "vgg";
  architecture.head = "classifier.6";
  architecture.firstLayer = "features.0";
  architecture.make = [norms](std::int64_t classes) { return std::make_shared<Vgg>(norms, classes); };
  architecture.matches = [signature](const StateDict& state) { return fits(signature, state); };
  return architecture;
}

}  // namespace

// The third pooling layer stands where VGG-19 has one convolution more.
std::vector<Architecture> vggArchitectures() {
  return {describeVgg("vgg16", "VGG-16", false,
                      {{{"features.0.weight", {64, anySize, 3, 3}}, {"features.28.weight", {512, 512, 3, 3}}},
                       {"features.16.weight", "features.1.weight", "features.30.weight"}}),
          describeVgg("vgg16_bn", "VGG-16 with batch norm", true,
                      {{{"features.0.weight", {64, anySize, 3, 3}},
                        {"features.1.weight", {64}},
                        {"features.40.weight", {512, 512, 3, 3}}},
                       {"features.23.weight", "features.43.weight"}})};
}

}  // namespace luthier
