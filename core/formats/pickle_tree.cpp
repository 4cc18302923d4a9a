// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/pickle_tree.h"

namespace luthier {

std::string_view PickleTree::globalName(PickleId id) const {
  if (id >= values_.size() || values_[id].kind != PickleKind::Global) {
    return {};
  }
  return values_[id].text;
}

std::optional<PickleId> PickleTree::lookUp(const PickleValue& dict, std::string_view key) const {
  const auto& entries = dict.kind == PickleKind::Dict ? dict.items : dict.entries;
  for (std::size_t index = 0; index + 1 < entries.size(); index += 2) {
    const auto& candidate = at(entries[index]);
    if (candidate.kind == PickleKind::Text && candidate.text == key) {
      return entries[index + 1];
    }
  }
  return std::nullopt;
}

}  // namespace luthier
