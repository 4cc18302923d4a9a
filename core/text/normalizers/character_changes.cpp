// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/normalizers/character_changes.h"

#include <array>

#include "core/text/code_points.h"
#include "core/text/unicode/properties.h"

namespace luthier::text {
namespace {

constexpr std::size_t alphabetEnd = 0x144;  // one behind the last character of the alphabet

struct ByteAlphabet {
  std::array<char32_t, 256> characters{};
  std::array<int, alphabetEnd> bytes{};

  ByteAlphabet() {
    bytes.fill(-1);
    char32_t next = 0x100;
    for (int byte = 0; byte < 256; ++byte) {
      const bool printable = (byte >= '!' && byte <= '~') || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
      const char32_t character = printable ? static_cast<char32_t>(byte) : next++;
      characters[static_cast<std::size_t>(byte)] = character;
      bytes[character] = byte;
    }
  }
};

const ByteAlphabet& byteAlphabet() {
  static const ByteAlphabet alphabet;
  return alphabet;
}

}  // namespace

char32_t characterOfByte(unsigned char byte) { return byteAlphabet().characters[byte]; }

int byteOfCharacter(char32_t character) { return character < alphabetEnd ? byteAlphabet().bytes[character] : -1; }

void makeLowercase(AlignedText& text) {
  std::vector<Change> changes;
  changes.reserve(text.text().size());
  bool same = true;
  eachCodePoint(text.text(), [&](char32_t character, std::size_t, std::size_t) {
    const auto [first, second] = lowercase(character);
    same = same && first == character;
    changes.push_back({first, 0});
    if (second != 0) changes.push_back({second, 1});
  });
  if (!same) text.transform(changes);
}

void makeByteLevel(AlignedText& text) {
  std::vector<Change> changes;
  changes.reserve(text.text().size());
  for (const char byte : text.text()) {
    changes.push_back({characterOfByte(static_cast<unsigned char>(byte)), isContinuation(byte) ? 1 : 0});
  }
  text.transform(changes);
}

}  // namespace luthier::text
