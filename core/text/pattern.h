// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/aligned_text.h"
#include "core/text/files/json_part.h"
#include "core/text/unicode/known_splits.h"

namespace luthier::text {

class RegexProgram;

/// A literal text or a regular expression of a tokenizer file: {"String": ...} or {"Regex": ...}. Regular expressions are
/// Oniguruma's; they run on ICU, with the character classes of Oniguruma's Unicode version. Immutable; thread-safe.
class Pattern {
 public:
  /// Throws Error{TokenizerDamaged, TokenizerUnsupported}.
  explicit Pattern(const JsonPart& part);
  static Pattern regex(const std::string& expression, const JsonPart& part);

  /// Covers the whole text with matches and what lies between.
  [[nodiscard]] std::vector<Match> find(std::string_view text) const;
  /// The expression, or nothing for a literal.
  [[nodiscard]] const std::string& expression() const noexcept { return expression_; }

 private:
  Pattern() = default;
  std::string literal_;
  std::string expression_;
  std::shared_ptr<const RegexProgram> program_;
  KnownSplit known_ = nullptr;
};

}  // namespace luthier::text
