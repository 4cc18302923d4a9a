// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <optional>

#include "core/base/utf8.h"
#include "core/text/code_points.h"
#include "core/text/decoders/decoder.h"
#include "core/text/lossy_utf8.h"
#include "core/text/normalizers/character_changes.h"

namespace luthier::text {
namespace {

using Texts = std::vector<std::string>;
constexpr std::string_view replacementCharacter = "\xEF\xBF\xBD";

/// The bytes that the token's characters stand for; the token itself where one stands for none.
std::string bytesOf(const std::string& token) {
  std::string bytes;
  bool all = true;
  eachCodePoint(token, [&](char32_t character, std::size_t, std::size_t) {
    const int byte = byteOfCharacter(character);
    all = all && byte >= 0;
    bytes += static_cast<char>(static_cast<unsigned char>(byte));
  });
  return all ? bytes : token;
}

/// The byte of a token such as <0xE4>.
std::optional<char> fallbackByte(const std::string& token) {
  if (token.size() != 6 || !token.starts_with("<0x") || token.back() != '>') return std::nullopt;
  unsigned value = 0;
  const char* begin = token.data() + 3 + (token[3] == '+' ? 1 : 0);
  const auto parsed = std::from_chars(begin, token.data() + 5, value, 16);
  if (parsed.ec != std::errc() || parsed.ptr != token.data() + 5) return std::nullopt;
  return static_cast<char>(static_cast<unsigned char>(value));
}

void flush(std::string& bytes, Texts& texts) {
  if (bytes.empty()) return;
  if (isValidUtf8(bytes)) {
    texts.push_back(bytes);
  } else {
    texts.insert(texts.end(), bytes.size(), std::string(replacementCharacter));
  }
  bytes.clear();
}

}  // namespace

std::unique_ptr<Decoder> makeByteLevelDecoder() {
  return decoderFrom([](Texts tokens) {
    std::string bytes;
    for (const std::string& token : tokens) bytes += bytesOf(token);
    return Texts{lossyUtf8(bytes)};
  });
}

std::unique_ptr<Decoder> makeByteFallbackDecoder() {
  return decoderFrom([](Texts tokens) {
    Texts texts;
    std::string bytes;
    for (std::string& token : tokens) {
      if (const auto byte = fallbackByte(token)) {
        bytes += *byte;
      } else {
        flush(bytes, texts);
        texts.push_back(std::move(token));
      }
    }
    flush(bytes, texts);
    return texts;
  });
}

}  // namespace luthier::text
