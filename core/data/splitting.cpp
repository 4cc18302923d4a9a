// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/splitting.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "core/base/random.h"

namespace luthier {
namespace {

/// Streams of random numbers for one seed are told apart by what they are for.
enum class Stream : std::uint64_t { Split = 1, Limit = 2 };

using Indices = std::vector<std::size_t>;

/// Candidates by label, in order, of those that `wanted` accepts.
template <typename Wanted>
std::vector<Indices> byLabel(const Collection& collection, Wanted wanted) {
  std::vector<Indices> result(collection.classes.size());
  for (std::size_t i = 0; i < collection.candidates.size(); ++i) {
    const Candidate& candidate = collection.candidates[i];
    if (wanted(candidate)) result[static_cast<std::size_t>(candidate.example.label)].push_back(i);
  }
  return result;
}

/// `share` of `count`, rounded, at least one where there is one to spare.
std::size_t shareOf(double share, std::size_t count, std::size_t spare) {
  if (share <= 0.0 || spare == 0) return 0;
  const auto wanted = static_cast<std::size_t>(std::llround(share * static_cast<double>(count)));
  return std::clamp<std::size_t>(wanted, 1, spare);
}

/// Divides one class at a time; remembers by hash where an image went, so that its copies follow.
class Divider {
 public:
  Divider(Collection& collection, double validationShare, double testShare, std::uint64_t seed)
      : collection_(collection), validationShare_(validationShare), testShare_(testShare), seed_(seed) {}

  void divide(std::size_t label, const Indices& members) {
    Random random = Random::keyed(seed_, static_cast<std::uint64_t>(Stream::Split), label);
    const std::size_t count = members.size();
    std::size_t spare = count == 0 ? 0 : count - 1;  // one stays in train
    std::size_t validation = shareOf(validationShare_, count, spare);
    std::size_t test = shareOf(testShare_, count, spare - validation);
    for (const std::size_t i : permutation(count, random)) {
      Candidate& candidate = collection_.candidates[members[i]];
      const Split wanted = validation > 0 ? Split::Validation : test > 0 ? Split::Test : Split::Train;
      candidate.split = places_.try_emplace(candidate.example.hash, wanted).first->second;
      if (candidate.split == Split::Validation && validation > 0) --validation;
      if (candidate.split == Split::Test && test > 0) --test;
    }
  }

 private:
  Collection& collection_;
  double validationShare_;
  double testShare_;
  std::uint64_t seed_;
  std::map<Sha256Digest, Split> places_;
};

/// How many of each class make `limit` together: the same share of each, the largest remainders rounded up.
std::vector<std::size_t> quotas(const std::vector<Indices>& classes, std::size_t total, std::size_t limit) {
  std::vector<std::size_t> result(classes.size());
  std::vector<std::size_t> order(classes.size());
  std::vector<double> remainders(classes.size());
  std::size_t given = 0;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const double exact = static_cast<double>(limit) * static_cast<double>(classes[i].size()) / static_cast<double>(total);
    result[i] = static_cast<std::size_t>(exact);
    remainders[i] = exact - std::floor(exact);
    given += result[i];
  }
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; i < order.size() && given < limit; ++i, ++given) ++result[order[i]];
  return result;
}

}  // namespace

void assignSplits(Collection& collection, const SplitPlan& plan) {
  const auto& candidates = collection.candidates;
  const auto has = [&](Split split) {
    return std::any_of(candidates.begin(), candidates.end(),
                       [&](const Candidate& candidate) { return candidate.split == split; });
  };
  const bool validationGiven = has(Split::Validation);
  const bool testGiven = has(Split::Test);
  if (validationGiven || testGiven || has(Split::Train)) {
    if (validationGiven) return;
    Divider divider(collection, plan.validationShare, 0.0, plan.seed);
    const auto train = byLabel(collection, [](const Candidate& candidate) { return candidate.split == Split::Train; });
    for (std::size_t label = 0; label < train.size(); ++label) divider.divide(label, train[label]);
    return;
  }
  Divider divider(collection, plan.validationShare, plan.testShare, plan.seed);
  const auto all = byLabel(collection, [](const Candidate&) { return true; });
  for (std::size_t label = 0; label < all.size(); ++label) divider.divide(label, all[label]);
}

void applyLimits(Collection& collection, const SplitPlan& plan) {
  std::vector<bool> dropped(collection.candidates.size());
  for (const Split split : allSplits) {
    const auto limit = static_cast<std::size_t>(plan.limits[static_cast<std::size_t>(split)]);
    const auto classes = byLabel(collection, [&](const Candidate& candidate) { return candidate.split == split; });
    const std::size_t total = std::accumulate(classes.begin(), classes.end(), std::size_t{0},
                                              [](std::size_t sum, const Indices& members) { return sum + members.size(); });
    if (limit == 0 || total <= limit) continue;
    const std::vector<std::size_t> kept = quotas(classes, total, limit);
    for (std::size_t label = 0; label < classes.size(); ++label) {
      Random random =
          Random::keyed(plan.seed, static_cast<std::uint64_t>(Stream::Limit), static_cast<std::uint64_t>(split), label);
      const std::vector<std::size_t> order = permutation(classes[label].size(), random);
      for (std::size_t i = kept[label]; i < order.size(); ++i) dropped[classes[label][order[i]]] = true;
    }
  }
  std::size_t next = 0;
  std::erase_if(collection.candidates, [&](const Candidate&) { return dropped[next++]; });
}

}  // namespace luthier
