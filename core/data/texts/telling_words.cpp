// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/telling_words.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace luthier {
namespace {

constexpr std::size_t mostWords = 1'000'000;
constexpr double priorShare = 0.1;

/// Equations 16, 20 and 22 of Monroe et al.: the difference of the log odds in two groups, over its standard deviation.
double score(double inside, double insideAll, double outside, double outsideAll, double prior, double priorAll) {
  const double first = std::log((inside + prior) / (insideAll + priorAll - inside - prior));
  const double second = std::log((outside + prior) / (outsideAll + priorAll - outside - prior));
  return (first - second) / std::sqrt(1.0 / (inside + prior) + 1.0 / (outside + prior));
}

}  // namespace

void TellingWords::add(std::int32_t label, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    auto found = numbers_.find(word);
    if (found == numbers_.end()) {
      if (numbers_.size() >= mostWords) continue;
      found = numbers_.emplace(word, static_cast<std::uint32_t>(numbers_.size())).first;
      totals_.push_back(0);
    }
    ++totals_[found->second];
    ++counts_[static_cast<std::size_t>(label)][found->second];
  }
}

std::vector<protocol::TellingWord> TellingWords::best(std::size_t most) const {
  std::vector<const std::string*> names(numbers_.size());
  for (const auto& [word, number] : numbers_) names[number] = &word;
  const auto all = static_cast<double>(std::accumulate(totals_.begin(), totals_.end(), std::int64_t{0}));
  std::vector<protocol::TellingWord> result;
  for (std::size_t label = 0; label < counts_.size(); ++label) {
    double insideAll = 0.0;
    for (const auto& [word, count] : counts_[label]) insideAll += static_cast<double>(count);
    std::vector<protocol::TellingWord> words;
    for (const auto& [word, count] : counts_[label]) {
      const auto total = static_cast<double>(totals_[word]);
      const auto inside = static_cast<double>(count);
      const double value = score(inside, insideAll, total - inside, all - insideAll, priorShare * total, priorShare * all);
      if (count > 1 && value > 0.0) words.push_back({static_cast<std::int32_t>(label), *names[word], value, count});
    }
    const auto better = [](const auto& a, const auto& b) {
      return a.score != b.score ? a.score > b.score : a.word < b.word;
    };
    const std::size_t kept = std::min(most, words.size());
    std::partial_sort(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(kept), words.end(), better);
    words.resize(kept);
    result.insert(result.end(), words.begin(), words.end());
  }
  return result;
}

}  // namespace luthier
