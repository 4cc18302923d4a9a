// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/lossy_utf8.h"

#include "core/base/utf8.h"
#include "core/text/code_points.h"

namespace luthier::text {
namespace {

/// Whether some sequence of that length could go on behind these bytes.
bool isBeginning(std::string_view bytes, std::size_t length) {
  for (const std::string_view tail : {"\x80\x80\x80", "\xBF\xBF\xBF"}) {
    const std::string whole = std::string(bytes) + std::string(tail.substr(0, length - bytes.size()));
    if (utf8SequenceLength(whole) == length) return true;
  }
  return false;
}

std::size_t brokenLength(std::string_view bytes) {
  const std::size_t length = sequenceLength(bytes[0]);
  std::size_t taken = 1;
  while (taken < length && taken < bytes.size() && isBeginning(bytes.substr(0, taken + 1), length)) ++taken;
  return taken;
}

}  // namespace

std::string lossyUtf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  while (!bytes.empty()) {
    const std::size_t length = utf8SequenceLength(bytes);
    text += length == 0 ? std::string_view("\xEF\xBF\xBD") : bytes.substr(0, length);
    bytes.remove_prefix(length == 0 ? brokenLength(bytes) : length);
  }
  return text;
}

}  // namespace luthier::text
