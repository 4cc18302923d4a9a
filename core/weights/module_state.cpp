// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/state_dict.h"

namespace luthier {
namespace {

// Batch norms count the batches they have seen; files older than torch 0.4.1 lack the count and nothing depends on it.
bool mayBeMissing(const std::string& name) { return name.ends_with("num_batches_tracked"); }

}  // namespace

StateDict stateDictOf(const torch::nn::Module& module) {
  StateDict state;
  for (const auto& parameter : module.named_parameters()) {
    state.emplace(parameter.key(), parameter.value());
  }
  for (const auto& buffer : module.named_buffers()) {
    state.emplace(buffer.key(), buffer.value());
  }
  return state;
}

KeyReport loadInto(torch::nn::Module& module, const StateDict& state) {
  const torch::NoGradGuard noGrad;
  KeyReport report;
  const auto own = stateDictOf(module);
  for (const auto& [name, target] : own) {
    const auto found = state.find(name);
    if (found == state.end()) {
      if (!mayBeMissing(name)) {
        report.missing.push_back(name);
      }
    } else if (found->second.sizes() != target.sizes()) {
      report.reshaped.push_back({name, target.sizes().vec(), found->second.sizes().vec()});
    } else {
      target.copy_(found->second);
      ++report.matched;
    }
  }
  for (const auto& [name, tensor] : state) {
    if (!own.contains(name)) {
      report.unexpected.push_back(name);
    }
  }
  return report;
}

}  // namespace luthier
