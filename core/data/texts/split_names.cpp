// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/split_names.h"

#include <cctype>
#include <map>
#include <string>

namespace luthier {

std::optional<Split> splitOfName(std::string_view name) {
  static const std::map<std::string, Split, std::less<>> names{
      {"train", Split::Train},     {"training", Split::Train},   {"dev", Split::Validation},
      {"val", Split::Validation},  {"valid", Split::Validation}, {"validation", Split::Validation},
      {"eval", Split::Validation}, {"test", Split::Test}};
  constexpr std::size_t longest = 10;
  if (name.size() > longest) return std::nullopt;
  std::string lower(name);
  for (char& letter : lower) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  const auto found = names.find(lower);
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Split> splitOfFile(const std::filesystem::path& file) {
  const std::string name = file.filename().native();
  std::string part;
  for (const char letter : name + '.') {
    if (std::isalpha(static_cast<unsigned char>(letter)) != 0) {
      part += letter;
      continue;
    }
    if (const auto split = splitOfName(part)) return split;
    part.clear();
  }
  return std::nullopt;
}

}  // namespace luthier
