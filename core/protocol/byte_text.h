// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace luthier::protocol {

/// File names are bytes, JSON is UTF-8. A byte 0x80..0xFF that belongs to no well-formed UTF-8 sequence travels as the private
/// code point U+10FF80..U+10FFFF (as Python's surrogateescape does with surrogates), so that any name comes back as it was.
[[nodiscard]] std::string bytesToText(std::string_view bytes);
[[nodiscard]] std::string textToBytes(std::string_view text);

}  // namespace luthier::protocol
