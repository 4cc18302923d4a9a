// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <map>

#include "core/text/cleaning.h"

namespace luthier::cleaning {
namespace {

void appendPoint(std::uint32_t point, std::string& into) {
  if (point < 0x80) {
    into += static_cast<char>(point);
  } else if (point < 0x800) {
    into += static_cast<char>(0xC0U | point >> 6U);
  } else if (point < 0x10000) {
    into += static_cast<char>(0xE0U | point >> 12U);
    into += static_cast<char>(0x80U | (point >> 6U & 0x3FU));
  } else {
    into += static_cast<char>(0xF0U | point >> 18U);
    into += static_cast<char>(0x80U | (point >> 12U & 0x3FU));
    into += static_cast<char>(0x80U | (point >> 6U & 0x3FU));
  }
  if (point >= 0x80) into += static_cast<char>(0x80U | (point & 0x3FU));
}

const std::map<std::string_view, std::string_view>& namedReferences() {
  static const std::map<std::string_view, std::string_view> names{
      {"amp", "&"},    {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},   {"nbsp", " "},   {"hellip", "…"},
      {"mdash", "—"},  {"ndash", "–"},  {"lsquo", "‘"},  {"rsquo", "’"},  {"ldquo", "“"},  {"rdquo", "”"},  {"bull", "•"},
      {"middot", "·"}, {"copy", "©"},   {"reg", "®"},    {"trade", "™"},  {"deg", "°"},    {"euro", "€"},   {"pound", "£"},
      {"yen", "¥"},    {"cent", "¢"},   {"sect", "§"},   {"times", "×"},  {"divide", "÷"}, {"laquo", "«"},  {"raquo", "»"},
      {"iexcl", "¡"},  {"iquest", "¿"}, {"agrave", "à"}, {"aacute", "á"}, {"acirc", "â"},  {"atilde", "ã"}, {"auml", "ä"},
      {"aring", "å"},  {"aelig", "æ"},  {"ccedil", "ç"}, {"egrave", "è"}, {"eacute", "é"}, {"ecirc", "ê"},  {"euml", "ë"},
      {"igrave", "ì"}, {"iacute", "í"}, {"icirc", "î"},  {"iuml", "ï"},   {"ntilde", "ñ"}, {"ograve", "ò"}, {"oacute", "ó"},
      {"ocirc", "ô"},  {"otilde", "õ"}, {"ouml", "ö"},   {"oslash", "ø"}, {"ugrave", "ù"}, {"uacute", "ú"}, {"ucirc", "û"},
      {"uuml", "ü"},   {"szlig", "ß"}};
  return names;
}

/// Reads "&name;" at the front of `rest`; returns its length, 0 where it is none.
std::size_t takeReference(std::string_view rest, std::string& into) {
  constexpr std::size_t longest = 12;
  const std::size_t end = rest.substr(0, longest).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  const std::string_view name = rest.substr(1, end - 1);
  if (name.front() == '#') {
    const bool hexadecimal = name.size() > 2 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
    std::uint32_t point = 0;
    const auto [last, error] = std::from_chars(digits.data(), digits.data() + digits.size(), point, hexadecimal ? 16 : 10);
    const bool character = point > 0 && point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
    if (error != std::errc{} || last != digits.data() + digits.size() || !character) return 0;
    appendPoint(point, into);
    return end + 1;
  }
  const auto found = namedReferences().find(name);
  if (found == namedReferences().end()) return 0;
  into += found->second;
  return end + 1;
}

/// Elements that divide what stands before them from what stands behind.
bool dividesText(std::string_view name) {
  constexpr std::array<std::string_view, 14> names{"br", "p",  "div", "li", "ul", "ol", "tr",
                                                   "td", "th", "h1",  "h2", "h3", "h4", "hr"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Length of a tag or comment at the front of `rest`, 0 where it is none.
std::size_t tagLength(std::string_view rest, std::string& name) {
  if (rest.starts_with("<!--")) {
    const std::size_t end = rest.find("-->");
    return end == std::string_view::npos ? 0 : end + 3;
  }
  std::size_t place = rest.size() > 1 && rest[1] == '/' ? 2 : 1;
  if (place >= rest.size() || (std::isalpha(static_cast<unsigned char>(rest[place])) == 0 && rest[place] != '!')) return 0;
  while (place < rest.size() && std::isalnum(static_cast<unsigned char>(rest[place])) != 0) {
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(rest[place++])));
  }
  constexpr std::size_t longest = 2000;
  const std::size_t end = rest.substr(0, longest).find('>', place);
  return end == std::string_view::npos ? 0 : end + 1;
}

}  // namespace

std::string withoutHtml(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = 0;
    if (text[i] == '<') {
      std::string name;
      length = tagLength(text.substr(i), name);
      if (length > 0 && dividesText(name)) result += ' ';
    } else if (text[i] == '&') {
      length = takeReference(text.substr(i), result);
    }
    if (length == 0) result += text[i++];
    i += length;
  }
  return result;
}

}  // namespace luthier::cleaning
