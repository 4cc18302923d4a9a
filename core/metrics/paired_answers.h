// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace luthier {

/// The answers of one classifier: three arrays of one length. `examples` are ids, each once, in any order.
struct AnswersView {
  std::span<const std::int64_t> examples;
  std::span<const std::int32_t> truths;
  std::span<const std::int32_t> answers;
};

/// Two classifiers on the examples that both of them answered; places are (index in the first, index in the second), in the order
/// of the first.
struct PairedAnswers {
  using Places = std::vector<std::pair<std::size_t, std::size_t>>;
  std::int64_t bothRight = 0;
  Places onlyFirstRight;
  Places onlySecondRight;
  Places bothWrong;

  [[nodiscard]] std::int64_t total() const {
    return bothRight + static_cast<std::int64_t>(onlyFirstRight.size() + onlySecondRight.size() + bothWrong.size());
  }
};

/// Examples whose truth differs between the two (a label was corrected between the runs) are left out: neither is judged fairly
/// by the other's truth.
[[nodiscard]] PairedAnswers pairAnswers(const AnswersView& first, const AnswersView& second);

}  // namespace luthier
