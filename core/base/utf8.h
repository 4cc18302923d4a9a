// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace luthier {

/// Length in bytes of the well-formed UTF-8 sequence at the front of `text` (Unicode 15, table 3-7: no overlong forms, no
/// surrogates, nothing above U+10FFFF); 0 where there is none.
[[nodiscard]] std::size_t utf8SequenceLength(std::string_view text);
[[nodiscard]] bool isValidUtf8(std::string_view text);
/// Every byte that belongs to no well-formed sequence becomes U+FFFD.
[[nodiscard]] std::string toValidUtf8(std::string_view text);

}  // namespace luthier
