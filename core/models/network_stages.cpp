// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/network_stages.h"

#include <algorithm>

namespace luthier {
namespace {

constexpr auto featureContainer = "features.";

/// "layer1" of "layer1.0.conv1.weight", "features.3" of "features.3.weight".
std::string stageName(const std::string& parameter) {
  const std::size_t begin = parameter.starts_with(featureContainer) ? std::char_traits<char>::length(featureContainer) : 0;
  return parameter.substr(0, parameter.find('.', begin));
}

/// Whether the part is one layer at the outside ("conv1.weight").
bool isSingleLayer(const std::string& parameter) { return std::ranges::count(parameter, '.') == 1; }

}  // namespace

NetworkStages::NetworkStages(const ImageClassifier& network) {
  bool single = false;  // the stage so far is made of single layers
  for (const auto& item : network.named_parameters()) {
    const auto& name = item.key();
    if (name.starts_with(network.headName() + ".")) {
      continue;
    }
    const auto part = stageName(name);
    if (stages_.contains(part)) {
      continue;
    }
    const bool joins = single && isSingleLayer(name);
    single = isSingleLayer(name);
    stages_[part] = joins ? count_ - 1 : count_++;
  }
}

std::int64_t NetworkStages::of(const std::string& parameter) const {
  const auto found = stages_.find(stageName(parameter));
  return found == stages_.end() ? std::max<std::int64_t>(0, count_ - 1) : found->second;
}

}  // namespace luthier
