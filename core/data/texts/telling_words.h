// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/protocol/text_messages.h"

namespace luthier {

/// In how many examples of each class each word is, and which words tell a class from the others. One thread.
class TellingWords {
 public:
  explicit TellingWords(std::size_t classes) : counts_(classes) {}

  /// The different words of one example of class `label`. Beyond a million different words new ones are passed over.
  void add(std::int32_t label, const std::vector<std::string>& words);
  /// The `most` most telling words of each class, best first, class by class.
  [[nodiscard]] std::vector<protocol::TellingWord> best(std::size_t most) const;

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::int64_t> totals_;                                     // by word
  std::vector<std::unordered_map<std::uint32_t, std::int64_t>> counts_;  // by class, then word
};

}  // namespace luthier
