// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/cleaning.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "core/base/utf8.h"

namespace luthier::cleaning {
namespace {

/// The code point at `place`, which moves behind it; a byte that belongs to none counts as U+FFFD.
UChar32 nextPoint(std::string_view text, std::size_t& place) {
  constexpr UChar32 replacement = 0xFFFD;
  const std::size_t length = utf8SequenceLength(text.substr(place));
  UChar32 point = 0;
  if (length == 1) point = static_cast<unsigned char>(text[place]);
  if (length > 1) {
    point = static_cast<unsigned char>(text[place]) & (0xFF >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) point = point << 6 | (static_cast<unsigned char>(text[place + i]) & 0x3F);
  }
  place += std::max<std::size_t>(1, length);
  return length == 0 ? replacement : point;
}

bool isWordPoint(UChar32 point) { return point == '_' || u_isalnum(point) != 0; }

bool isAsciiWord(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return byte < 0x80 && isWordPoint(byte);
}

std::string normalized(std::string_view text, const icu::Normalizer2* (*form)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  form(status)->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
                              status);
  return U_SUCCESS(status) ? result : std::string(text);
}

constexpr std::array<std::string_view, 4> urlBeginnings{"http://", "https://", "www.", "HTTP://"};

std::size_t urlLength(std::string_view rest) {
  const bool begins = std::any_of(urlBeginnings.begin(), urlBeginnings.end(),
                                  [&](std::string_view beginning) { return rest.starts_with(beginning); });
  if (!begins) return 0;
  std::size_t end = 0;
  while (end < rest.size() && rest[end] > ' ' && static_cast<unsigned char>(rest[end]) < 0x7F &&
         std::string_view("\"<>`{}|\\^").find(rest[end]) == std::string_view::npos) {
    ++end;
  }
  // The sentence's own marks at the end are no part of the address.
  while (end > 0 && std::string_view(".,;:!?)'").find(rest[end - 1]) != std::string_view::npos) --end;
  return end;
}

}  // namespace

std::string withoutUrls(std::string_view text, std::string_view replacement) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const bool wordBegins = i == 0 || !isAsciiWord(text[i - 1]);
    const std::size_t length = wordBegins ? urlLength(text.substr(i)) : 0;
    if (length > 0) {
      result += replacement;
      i += length;
    } else {
      result += text[i++];
    }
  }
  return result;
}

std::string withoutMentions(std::string_view text, std::string_view replacement) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const bool begins = text[i] == '@' && (i == 0 || !isAsciiWord(text[i - 1]));
    std::size_t end = i + 1;
    while (begins && end < text.size()) {
      std::size_t behind = end;
      if (!isWordPoint(nextPoint(text, behind))) break;
      end = behind;
    }
    if (begins && end > i + 1) {
      result += replacement;
      i = end;
    } else {
      result += text[i++];
    }
  }
  return result;
}

std::string nfc(std::string_view text) { return normalized(text, icu::Normalizer2::getNFCInstance); }
std::string nfkc(std::string_view text) { return normalized(text, icu::Normalizer2::getNFKCInstance); }

std::string lowercased(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  icu::CaseMap::utf8ToLower("", 0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
                            status);
  return U_SUCCESS(status) ? result : std::string(text);
}

std::string tidied(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (u_isUWhiteSpace(nextPoint(text, i)) != 0) {
      space = true;
      continue;
    }
    if (space && !result.empty()) result += ' ';
    space = false;
    result += text.substr(begin, i - begin);
  }
  return result;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char letter) { return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80; }));
}

}  // namespace luthier::cleaning
