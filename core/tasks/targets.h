// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/store/records.h"

namespace luthier {

/// Readers of an example's targets (TextRecord::targets, Dataset::targets). They throw Error{TargetsUnusable} naming the example
/// where these are not what the task needs.

[[nodiscard]] double numberTarget(RowId example, const std::string& targets);

/// Indexes of the labels that hold.
[[nodiscard]] std::vector<std::int32_t> labelTargets(RowId example, const std::string& targets);

struct WordTargets {
  struct Word {
    std::size_t begin = 0, end = 0;  // bytes of the text
  };
  std::vector<Word> words;
  std::vector<std::int32_t> tags;  // one a word
};
[[nodiscard]] WordTargets wordTargets(const TextRecord& text);

struct AnswerTarget {
  std::string text;
  std::size_t begin = 0;  // bytes of the passage
};
/// Accepted answers; none where the passage does not hold one.
[[nodiscard]] std::vector<AnswerTarget> answerTargets(const TextRecord& text);

}  // namespace luthier
