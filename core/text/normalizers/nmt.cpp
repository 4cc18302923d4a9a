// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/normalizers/normalizer.h"

namespace luthier::text {
namespace {

bool isRemoved(char32_t c) {
  return (c >= 0x01 && c <= 0x08) || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F || c == 0x8F || c == 0x9F;
}

bool isSpace(char32_t c) {
  return c == 0x09 || c == 0x0A || c == 0x0C || c == 0x0D || c == 0x1680 || (c >= 0x200B && c <= 0x200F) || c == 0x2028 ||
         c == 0x2029 || c == 0x2581 || c == 0xFEFF || c == 0xFFFD;
}

}  // namespace

std::unique_ptr<Normalizer> makeNmt() {
  return normalizerFrom([](AlignedText& text) {
    text.filter([](char32_t character) { return !isRemoved(character); });
    text.map([](char32_t character) { return isSpace(character) ? U' ' : character; });
  });
}

}  // namespace luthier::text
