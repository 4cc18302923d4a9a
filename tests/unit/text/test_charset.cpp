// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/text/charset.h"
#include "tests/support/expect_error.h"

namespace luthier {
namespace {

std::span<const std::byte> bytes(std::string_view text) { return std::as_bytes(std::span(text)); }

std::string decoded(const std::string& charset, std::string_view text, std::size_t piece) {
  CharsetDecoder decoder(charset);
  std::string result;
  for (std::size_t i = 0; i < text.size(); i += piece) {
    decoder.decode(bytes(text.substr(i, piece)), i + piece >= text.size(), result);
  }
  return result;
}

std::string utf16(std::u16string_view text, bool little) {
  std::string result;
  for (const char16_t unit : text) {
    const auto low = static_cast<char>(unit & 0xFFU);
    const auto high = static_cast<char>(unit >> 8U);
    result += little ? low : high;
    result += little ? high : low;
  }
  return result;
}

// "这部电影很好看，我非常喜欢。" and more, in GB18030.
const std::string chinese =
    "\xD5\xE2\xB2\xBF\xB5\xE7\xD3\xB0\xBA\xDC\xBA\xC3\xBF\xB4\xA3\xAC\xCE\xD2\xB7\xC7\xB3\xA3\xCF\xB2\xBB\xB6\xA1\xA3";

TEST(Charset, IsDetected) {
  EXPECT_EQ(detectCharset(bytes("plain")), "UTF-8");
  EXPECT_EQ(detectCharset(bytes("")), "UTF-8");
  EXPECT_EQ(detectCharset(bytes("\xEF\xBB\xBFmark")), "UTF-8");
  EXPECT_EQ(detectCharset(bytes("很好")), "UTF-8");
  EXPECT_EQ(detectCharset(bytes(std::string_view("很好").substr(0, 5))), "UTF-8");  // cut inside a character
  EXPECT_EQ(detectCharset(bytes(utf16(u"\uFEFFa", true))), "UTF-16LE");
  EXPECT_EQ(detectCharset(bytes(utf16(u"\uFEFFa", false))), "UTF-16BE");
  EXPECT_EQ(detectCharset(bytes(utf16(u"text,label\nA good film,1\n", true))), "UTF-16LE");
  EXPECT_EQ(detectCharset(bytes(utf16(u"text,label\nA good film,1\n", false))), "UTF-16BE");
  std::string many;
  for (int i = 0; i < 20; ++i) many += chinese;
  EXPECT_EQ(detectCharset(bytes(many)), "GB18030");
  EXPECT_EQ(detectCharset(bytes("text,label\nLe caf\xE9 \xE9tait tr\xE8s agr\xE9"
                                "able et la cr\xE8me br\xFBl\xE9"
                                "e,1\n")),
            "ISO-8859-1");
  std::string mixed;
  for (int i = 0; i < 50; ++i) mixed += "很好看\n";
  EXPECT_EQ(detectCharset(bytes(mixed + "caf\xE9\n")), "UTF-8");
}

TEST(Charset, IsDecodedWhateverThePieces) {
  for (const std::size_t piece : {std::size_t{4}, std::size_t{5}, std::size_t{7}, std::size_t{1000}}) {
    EXPECT_EQ(decoded("GB18030", chinese, piece), "这部电影很好看，我非常喜欢。");
    EXPECT_EQ(decoded("UTF-16LE", utf16(u"\uFEFF很好 \U0001F600!", true), piece), "很好 😀!");
    EXPECT_EQ(decoded("UTF-16BE", utf16(u"\uFEFF很好 \U0001F600!", false), piece), "很好 😀!");
    EXPECT_EQ(decoded("ISO-8859-1", "caf\xE9!!", piece), "café!!");
    EXPECT_EQ(decoded("UTF-8", "\xEF\xBB\xBF\xFF很好", piece), "\xFF很好");
  }
  EXPECT_EQ(decoded("GB18030", "abc\xFFxyz!", 100), "abc\uFFFDxyz!");
  EXPECT_EQ(decoded("GB18030", "abcd\x81", 100), "abcd\uFFFD");
  const std::string big(100'000, '\xE9');
  EXPECT_EQ(decoded("ISO-8859-1", big, 50'000).size(), 200'000U);
  support::expectError(ErrorCode::InvalidParameter, [] { CharsetDecoder decoder("EBCDIC-NONE"); });
}

}  // namespace
}  // namespace luthier
