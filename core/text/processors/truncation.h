// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/text/encoding.h"
#include "core/text/token_list.h"

namespace luthier::text {

/// What is kept of a sequence, and then the overlapping rest.
using Parts = std::vector<TokenRange>;

struct Truncated {
  Parts first;
  Parts second;
};

/// Cuts one or two sequences of so many tokens to the room that the options leave beside `added` special tokens; after
/// `truncate_encodings` of tokenizers. Throws Error{InvalidParameter}.
[[nodiscard]] Truncated truncate(std::size_t first, std::optional<std::size_t> second, const EncodeOptions& options,
                                 std::size_t added);

}  // namespace luthier::text
