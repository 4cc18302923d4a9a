// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/text/vocabularies/merges.h"

namespace luthier::text {

/// A token in the making: `length` bytes.
struct Symbol {
  std::int32_t id;
  std::uint32_t length;
};

/// Byte-pair encoding: the pair of lowest rank, leftmost first, becomes one, until none is left.
void mergeAll(std::vector<Symbol>& symbols, const Merges& merges);

}  // namespace luthier::text
