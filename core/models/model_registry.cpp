// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/model_registry.h"

#include <algorithm>

#include "core/models/cifar_resnet.h"
#include "core/models/convnext.h"
#include "core/models/densenet.h"
#include "core/models/efficientnet.h"
#include "core/models/mobilenet.h"
#include "core/models/resnet.h"
#include "core/models/vgg.h"

namespace luthier {
namespace {

const Architecture* findIf(const auto& predicate) {
  const auto& all = architectures();
  const auto found = std::find_if(all.begin(), all.end(), predicate);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

torch::Tensor ImageClassifier::classify(const torch::Tensor& features) {
  return head_(dropout_ > 0.0 ? torch::dropout(features, dropout_, is_training()) : features);
}

bool ImageClassifier::setStochasticDepth(double /*probability*/) { return false; }

void ImageClassifier::takeHead(const std::string& path, torch::nn::Linear head, double dropout) {
  headName_ = path;
  head_ = placeModule(*this, path, std::move(head));
  dropout_ = dropout;
}

const std::vector<Architecture>& architectures() {
  static const std::vector<Architecture> all = [] {
    std::vector<Architecture> result;
    for (const auto& family : {cifarResnetArchitectures, resnetArchitectures, mobilenetArchitectures,
                               efficientnetArchitectures, convnextArchitectures, densenetArchitectures, vggArchitectures}) {
      std::ranges::move(family(), std::back_inserter(result));
    }
    return result;
  }();
  return all;
}

const Architecture* findArchitecture(std::string_view id) {
  return findIf([id](const Architecture& architecture) { return architecture.id == id; });
}

const Architecture* detectArchitecture(const StateDict& state) {
  return findIf([&state](const Architecture& architecture) { return architecture.matches(state); });
}

std::int64_t headClasses(const Architecture& architecture, const StateDict& state) {
  const auto weight = state.find(architecture.head + ".weight");
  return weight == state.end() || weight->second.dim() != 2 ? 0 : weight->second.size(0);
}

}  // namespace luthier
