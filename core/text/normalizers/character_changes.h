// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/aligned_text.h"

namespace luthier::text {

/// Lower case, each character by itself.
void makeLowercase(AlignedText& text);
/// Every byte becomes the printable character that stands for it in GPT-2's alphabet.
void makeByteLevel(AlignedText& text);

/// GPT-2's alphabet of bytes.
[[nodiscard]] char32_t characterOfByte(unsigned char byte);
/// -1 for a character that stands for no byte.
[[nodiscard]] int byteOfCharacter(char32_t character);

}  // namespace luthier::text
