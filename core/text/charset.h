// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace luthier {

/// The encoding of a text file as its beginning shows it: a byte order mark, else zero bytes in every second place, else valid
/// UTF-8, else what ICU's detector finds among GB18030 and Latin-1. "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030" or "ISO-8859-1".
/// `head` may end inside a character.
[[nodiscard]] std::string detectCharset(std::span<const std::byte> head);

/// Turns bytes of one encoding into UTF-8, piece by piece; a byte order mark is taken off. Bytes that are no character become
/// U+FFFD, except in UTF-8, which is passed on as it stands (callers look line by line). One thread.
class CharsetDecoder {
 public:
  /// Throws Error{InvalidParameter} for a name that ICU does not know.
  explicit CharsetDecoder(const std::string& charset);
  ~CharsetDecoder();
  CharsetDecoder(const CharsetDecoder&) = delete;
  CharsetDecoder& operator=(const CharsetDecoder&) = delete;

  /// Appends to `into`; `last`: nothing follows. The first piece has at least four bytes, or is the last.
  void decode(std::span<const std::byte> bytes, bool last, std::string& into);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace luthier
