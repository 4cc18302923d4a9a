// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/diagnostics/redaction.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace luthier::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longestList = 64;      // elements; a list of classes or examples says nothing beyond its length
constexpr std::size_t shortestPartName = 3;  // a shorter name is replaced only where it is a whole word
constexpr std::size_t longestDigits = 12;    // more are a telephone number or an identifier

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

bool isNumber(std::string_view text) {
  return !text.empty() && text.size() <= longestDigits &&
         std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) || c == '.' || c == '-' || c == 'e'; });
}

/// Names of metrics and fields: what the program writes as a key. A key that a person named is among the known names.
bool isKey(std::string_view key) {
  return key.size() <= 48 && std::ranges::all_of(key, [](unsigned char c) {
           return std::islower(c) || std::isdigit(c) || c == '_' || c == '/' || c == '.';
         });
}

void replaceAll(std::string& text, const std::string& what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

/// What stands between quotation marks.
std::string withoutQuotations(std::string_view line) {
  std::string result;
  for (std::size_t at = 0; at < line.size();) {
    const char mark = line[at];
    const auto end = mark == '"' || mark == '\'' ? line.find(mark, at + 1) : std::string_view::npos;
    if (end == std::string_view::npos) {
      result += line[at++];
    } else {
      result += "<quoted>";
      at = end + 1;
    }
  }
  return result;
}

/// A path, a file name, an address, something that is not ASCII, a long number.
bool mayTell(std::string_view word) {
  const auto stop = word.find_first_of("/\\@");
  const auto dot = word.find('.');
  const bool dotted = dot != std::string_view::npos && dot + 1 < word.size() && !isNumber(word);
  const bool foreign = std::ranges::any_of(word, [](unsigned char c) { return c >= 0x80; });
  const auto digits = std::ranges::count_if(word, [](unsigned char c) { return std::isdigit(c); });
  return stop != std::string_view::npos || dotted || foreign || static_cast<std::size_t>(digits) > longestDigits;
}

}  // namespace

Redactor::Redactor(std::set<std::string, std::less<>> words, std::vector<std::string> names)
    : words_(std::move(words)), names_(std::move(names)) {
  std::erase(names_, std::string());
  std::ranges::sort(names_, std::greater{}, &std::string::size);
  for (const auto& name : names_) {
    lowercase_.insert(lower(name));
  }
}

bool Redactor::isName(std::string_view word) const { return lowercase_.contains(lower(word)); }

std::string Redactor::text(std::string_view text) const {
  if (isNumber(text) || (words_.contains(text) && !isName(text))) {
    return std::string(text);
  }
  return fmt::format("<text of {} bytes>", text.size());
}

Json Redactor::json(const Json& value) const {
  if (value.is_string()) {
    return text(value.get_ref<const std::string&>());
  }
  if (value.is_array()) {
    if (value.size() > longestList) {
      return fmt::format("<list of {}>", value.size());
    }
    Json list = Json::array();
    for (const auto& element : value) {
      list.push_back(json(element));
    }
    return list;
  }
  if (value.is_object()) {
    Json object = Json::object();
    std::size_t hidden = 0;
    for (const auto& [key, element] : value.items()) {
      const bool tells = !isKey(key) || isName(key);
      object[tells ? fmt::format("<key {}>", ++hidden) : key] = json(element);
    }
    return object;
  }
  return value;
}

std::string Redactor::plain(std::string_view line) const {
  std::string known = withoutQuotations(line);
  for (const auto& name : names_) {
    if (name.size() >= shortestPartName) {
      replaceAll(known, name, "<name>");
    }
  }
  std::string result;
  for (std::size_t at = 0; at < known.size();) {
    const auto end = std::min(known.find_first_of(" \t,;()[]{}", at), known.size());
    const auto word = std::string_view(known).substr(at, end - at);
    result += word.empty() ? "" : isName(word) || mayTell(word) ? "<hidden>" : std::string(word);
    if (end < known.size()) {
      result += known[end];
    }
    at = end + 1;
  }
  return result;
}

std::string Redactor::line(std::string_view line) const {
  const auto parsed = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  return parsed.is_object() ? json(parsed).dump() : plain(line);
}

}  // namespace luthier::cli
