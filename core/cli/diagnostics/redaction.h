// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace luthier::cli {

/// Takes out of settings and logs what could tell of a person or of their data. Of JSON, numbers and truth values stay, and those
/// texts that are words of the program itself; of plain text, paths, file names, quotations, everything that is not ASCII and all
/// known names go. A value; thread-safe.
class Redactor {
 public:
  /// `words`: ids that the program itself declares (choices, states, error codes); `names`: what people named.
  Redactor(std::set<std::string, std::less<>> words, std::vector<std::string> names);

  [[nodiscard]] nlohmann::ordered_json json(const nlohmann::ordered_json& value) const;
  /// A line of a log: JSON where it is an object, else plain text.
  [[nodiscard]] std::string line(std::string_view line) const;

 private:
  [[nodiscard]] std::string text(std::string_view text) const;
  [[nodiscard]] bool isName(std::string_view word) const;
  [[nodiscard]] std::string plain(std::string_view line) const;

  std::set<std::string, std::less<>> words_;
  std::vector<std::string> names_;                // longest first: one may hold another
  std::set<std::string, std::less<>> lowercase_;  // of the names
};

}  // namespace luthier::cli
