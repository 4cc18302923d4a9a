// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace luthier {

/// The words of an answer as SQuAD compares them (evaluate-v2.0.py, normalize_answer): lower case, without ASCII punctuation,
/// without the words "a", "an" and "the". Text is UTF-8; thread-safe.
[[nodiscard]] std::vector<std::string> answerWords(std::string_view answer);

}  // namespace luthier
