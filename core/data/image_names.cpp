// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/image_names.h"

#include <algorithm>
#include <array>
#include <string>

namespace luthier {

bool namesImage(std::string_view fileName) {
  static constexpr std::array<std::string_view, 6> endings{".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif"};
  constexpr std::size_t longest = 5;
  std::string end(fileName.substr(fileName.size() - std::min(fileName.size(), longest)));
  for (char& letter : end) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view each) { return end.ends_with(each); });
}

}  // namespace luthier
