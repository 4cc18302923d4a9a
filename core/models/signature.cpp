// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/signature.h"

#include <algorithm>

namespace luthier {
namespace {

bool sameShape(const std::vector<std::int64_t>& wanted, torch::IntArrayRef found) {
  return wanted.empty() || std::ranges::equal(wanted, found, [](std::int64_t one, std::int64_t other) {
           return one == anySize || one == other;
         });
}

}  // namespace

bool fits(const Signature& signature, const StateDict& state) {
  const bool allThere = std::ranges::all_of(signature.present, [&](const Signature::Weight& weight) {
    const auto found = state.find(weight.name);
    return found != state.end() && sameShape(weight.shape, found->second.sizes());
  });
  return allThere && std::ranges::none_of(signature.absent, [&](const auto& name) { return state.contains(name); });
}

}  // namespace luthier
