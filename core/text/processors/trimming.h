// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/text/token_list.h"

namespace luthier::text {

/// The spaces (the byte alphabet's, too) that a token's text begins and ends with.
[[nodiscard]] TokenSpaces spacesOf(std::string_view token);

/// The token's bytes of `text` without the spaces around it. `first`: a single leading space may be one that was put there
/// and is not in the text. After `process_offsets` of tokenizers, which counts in characters.
[[nodiscard]] TextSpan trimmed(TextSpan span, TokenSpaces spaces, bool first, std::string_view text);

}  // namespace luthier::text
