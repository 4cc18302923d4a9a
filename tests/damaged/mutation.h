// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/base/random.h"

namespace luthier::damaged {

using Bytes = std::vector<std::byte>;

/// `seed` with one to four changes such as damage a file in practice or by malice: bits and bytes flipped; lengths, counts and
/// offsets (1, 2, 4 and 8 bytes, both byte orders) set to the edges of their ranges; parts lost, repeated, exchanged, overwritten
/// with noise; the tail replaced by that of `other`, a healthy file of the same kind. Depends on `random` alone.
[[nodiscard]] Bytes mutated(std::span<const std::byte> seed, std::span<const std::byte> other, Random& random);

}  // namespace luthier::damaged
