// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

// What foreign tokenizer files and texts may ask for.

namespace luthier::text {

inline constexpr std::size_t largestTokenizerFile = std::size_t{256} << 20U;
inline constexpr std::int64_t largestTokenId = (std::int64_t{1} << 24) - 1;
/// Numbers such as the characters of a word or a maximum length; model_max_length may be written as 1e30.
inline constexpr std::int64_t largestCount = std::int64_t{1} << 40;
inline constexpr std::size_t largestPattern = std::size_t{64} << 10U;
/// Bytes of one text: offsets are 32 bits wide, and one byte may become several while it is normalized.
inline constexpr std::size_t largestText = std::size_t{256} << 20U;
/// Parts that hold parts (Sequence): their number in one file.
inline constexpr std::size_t mostParts = 256;

}  // namespace luthier::text
