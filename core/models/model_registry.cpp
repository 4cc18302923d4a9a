// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/model_registry.h"

#include <algorithm>

#include "core/models/cifar_resnet.h"
#include "core/models/resnet.h"

namespace luthier {
namespace {

const Architecture* findIf(const auto& predicate) {
  const auto& all = architectures();
  const auto found = std::find_if(all.begin(), all.end(), predicate);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const std::vector<Architecture>& architectures() {
  static const std::vector<Architecture> all = [] {
    auto result = cifarResnetArchitectures();
    for (auto& architecture : resnetArchitectures()) {
      result.push_back(std::move(architecture));
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
