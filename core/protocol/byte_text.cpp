// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/byte_text.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace luthier::protocol {
namespace {

// U+10FF80 + n is F4 8F BE 80 + n (n < 64) or F4 8F BF 80 + n - 64: byte 0x80 + n has its upper bits in the third byte.
constexpr std::string_view low = "\xF4\x8F\xBE";
constexpr std::string_view high = "\xF4\x8F\xBF";

bool isEscape(std::string_view sequence) {
  return sequence.size() == 4 && (sequence.starts_with(low) || sequence.starts_with(high));
}

}  // namespace

std::string bytesToText(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  while (!bytes.empty()) {
    const std::size_t length = utf8SequenceLength(bytes);
    const std::string_view sequence = bytes.substr(0, length == 0 ? 1 : length);
    if (length != 0 && !isEscape(sequence)) {
      text += sequence;
    } else {
      // What looks like an escape already is escaped byte by byte.
      for (const char each : sequence) {
        const auto byte = static_cast<unsigned char>(each);
        text += byte < 0xC0 ? low : high;
        text += static_cast<char>(0x80 | (byte & 0x3F));
      }
    }
    bytes.remove_prefix(sequence.size());
  }
  return text;
}

std::string textToBytes(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  while (!text.empty()) {
    const std::string_view sequence = text.substr(0, std::max<std::size_t>(1, utf8SequenceLength(text)));
    if (isEscape(sequence)) {
      const int upper = sequence.starts_with(low) ? 0x80 : 0xC0;
      bytes += static_cast<char>(upper | (sequence[3] & 0x3F));
    } else {
      bytes += sequence;
    }
    text.remove_prefix(sequence.size());
  }
  return bytes;
}

}  // namespace luthier::protocol
