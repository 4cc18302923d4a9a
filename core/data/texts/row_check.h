// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/configuration.h"
#include "core/data/texts/cleaning_steps.h"
#include "core/data/texts/text_row.h"

namespace luthier {

/// Cleans a row and says what is wrong with it: bytes that are no characters, NUL, an empty or too long text. Where words or
/// answers point into a text, that text stays as it is.
class RowChecker {
 public:
  explicit RowChecker(const Configuration& settings);
  /// Changes the texts; sets row.problem. `wanted` becomes false for a row that a length limit leaves out without a word.
  void check(TextRow& row, const std::string& charset, bool& wanted) const;
  [[nodiscard]] bool dropsDuplicates() const { return dropDuplicates_; }

 private:
  [[nodiscard]] std::optional<Problem> problemOf(const std::string& text, const std::string& charset) const;

  TextCleaner cleaner_;
  bool dropEmpty_, dropDuplicates_;
  std::size_t shortest_, longest_;
};

}  // namespace luthier
