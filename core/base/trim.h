// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace luthier {

/// `text` without the blanks (ASCII space, tab, line ends) at either end.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto begin = text.find_first_not_of(blanks);
  return begin == std::string_view::npos ? std::string_view()
                                         : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace luthier
