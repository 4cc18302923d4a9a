// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace luthier::cli {

/// A cell of a table as RFC 4180 has it: quotes around everything that needs them.
[[nodiscard]] inline std::string csvCell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    return text;
  }
  std::string quoted = "\"";
  for (const char byte : text) {
    quoted += byte == '"' ? "\"\"" : std::string(1, byte);
  }
  return quoted + '"';
}

}  // namespace luthier::cli
