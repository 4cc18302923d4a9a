// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/encoding.h"

namespace luthier::text {

/// Why a regular expression cannot be used.
class RegexProblem : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// An Oniguruma expression translated for ICU and compiled. Immutable; thread-safe.
class RegexProgram {
 public:
  /// Throws RegexProblem.
  explicit RegexProgram(const std::string& expression);
  ~RegexProgram();
  RegexProgram(const RegexProgram&) = delete;
  RegexProgram& operator=(const RegexProgram&) = delete;

  /// Byte ranges of all matches in a well-formed UTF-8 text. Throws RegexProblem where ICU gives up (stack or time).
  [[nodiscard]] std::vector<TextSpan> find(std::string_view text) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The expression in ICU's language: classes such as \p{L} and \w get the members they have in Oniguruma's Unicode.
[[nodiscard]] std::string toIcuExpression(std::string_view expression);

}  // namespace luthier::text
