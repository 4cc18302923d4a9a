// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/duplicates.h"

#include <algorithm>
#include <numeric>

#include "core/data/example_name.h"

namespace luthier {

std::vector<Problem> findDuplicates(const Collection& collection) {
  const auto& candidates = collection.candidates;
  std::vector<std::size_t> order(candidates.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return candidates[a].example.hash < candidates[b].example.hash; });

  struct Repeat {
    std::size_t index;
    Problem problem;
  };
  std::vector<Repeat> repeats;
  for (std::size_t i = 0, first = 0; i < order.size(); ++i) {
    const Candidate& original = candidates[order[first]];
    const Candidate& candidate = candidates[order[i]];
    if (candidate.example.hash != original.example.hash) {
      first = i;
      continue;
    }
    const bool otherClass = collection.targets == TargetKind::Class && candidate.example.label != original.example.label;
    if (!otherClass && candidate.split == original.split) continue;
    repeats.push_back({order[i],
                       {otherClass ? ErrorCode::DuplicateAcrossClasses : ErrorCode::DuplicateAcrossSplits,
                        {{"file", exampleName(candidate.example)}, {"other", exampleName(original.example)}}}});
  }
  std::sort(repeats.begin(), repeats.end(), [](const Repeat& a, const Repeat& b) { return a.index < b.index; });
  std::vector<Problem> problems;
  for (Repeat& repeat : repeats) problems.push_back(std::move(repeat.problem));
  return problems;
}

}  // namespace luthier
