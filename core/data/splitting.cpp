// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/splitting.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <unordered_map>

#include "core/base/random.h"

namespace luthier {
namespace {

/// Streams of random numbers for one seed are told apart by what they are for.
enum class Stream : std::uint64_t { Split = 1, Limit = 2, Unread = 3 };

using Indices = std::vector<std::size_t>;

/// Items by label, in order, of those that `wanted` accepts.
template <typename Wanted>
std::vector<Indices> byLabel(std::span<const SplitItem> items, std::size_t classes, Wanted wanted) {
  std::vector<Indices> result(classes);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (wanted(items[i])) result[static_cast<std::size_t>(items[i].label)].push_back(i);
  }
  return result;
}

/// `share` of `count`, rounded, at least one where there is one to spare.
std::size_t shareOf(double share, std::size_t count, std::size_t spare) {
  if (share <= 0.0 || spare == 0) return 0;
  const auto wanted = static_cast<std::size_t>(std::llround(share * static_cast<double>(count)));
  return std::clamp<std::size_t>(wanted, 1, spare);
}

/// Divides one class at a time; remembers by key where an item went, so that its copies follow.
class Divider {
 public:
  Divider(std::span<SplitItem> items, double validationShare, double testShare, std::uint64_t seed)
      : items_(items), validationShare_(validationShare), testShare_(testShare), seed_(seed) {}

  void divide(std::size_t label, const Indices& members) {
    Random random = Random::keyed(seed_, static_cast<std::uint64_t>(Stream::Split), label);
    const std::size_t count = members.size();
    std::size_t spare = count == 0 ? 0 : count - 1;  // one stays in train
    validation_ = shareOf(validationShare_, count, spare);
    test_ = shareOf(testShare_, count, spare - validation_);
    // What must follow a member of another class comes first, and counts.
    std::unordered_map<std::uint64_t, std::size_t> sizes;
    for (const std::size_t i : members) {
      const auto placed = places_.find(items_[i].key);
      if (placed != places_.end()) {
        take(placed->second, 1);
      } else {
        ++sizes[items_[i].key];
      }
    }
    for (const std::size_t i : permutation(count, random)) {
      SplitItem& item = items_[members[i]];
      const Split wanted = validation_ > 0 ? Split::Validation : test_ > 0 ? Split::Test : Split::Train;
      const auto [place, isNew] = places_.try_emplace(item.key, wanted);
      if (isNew) take(wanted, sizes[item.key]);
      item.split = place->second;
    }
  }

 private:
  void take(Split split, std::size_t count) {
    if (split == Split::Validation) validation_ -= std::min(validation_, count);
    if (split == Split::Test) test_ -= std::min(test_, count);
  }

  std::span<SplitItem> items_;
  std::size_t validation_ = 0, test_ = 0;  // how many of the class are still to go there
  double validationShare_;
  double testShare_;
  std::uint64_t seed_;
  std::unordered_map<std::uint64_t, Split> places_;
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

/// Numbers have no classes: they are one stratum.
std::size_t strata(const Collection& collection) { return std::max<std::size_t>(1, collection.classes.size()); }

std::vector<SplitItem> itemsOf(const Collection& collection) {
  std::vector<SplitItem> items;
  for (const Candidate& candidate : collection.candidates) {
    SplitItem& item = items.emplace_back();
    item.label = candidate.example.label;
    item.split = candidate.split;
    std::memcpy(&item.key, candidate.example.hash.data(), sizeof item.key);
    if (candidate.group != 0) item.key = candidate.group;
  }
  return items;
}

void drop(Collection& collection, const std::vector<bool>& dropped) {
  std::size_t next = 0;
  std::erase_if(collection.candidates, [&](const Candidate&) { return dropped[next++]; });
}

/// How many candidates must be read for every split to reach its limit when `shares` (by Split) divide them; 0: all.
std::int64_t needed(const SplitPlan& plan, const std::array<double, 3>& shares, std::size_t classes) {
  constexpr double headroom = 1.1;      // for unreadable files, and copies that follow each other
  constexpr std::int64_t perClass = 8;  // and for the rounding of small classes
  double most = 0.0;
  for (std::size_t split = 0; split < shares.size(); ++split) {
    if (shares[split] <= 0.0) continue;
    if (plan.limits[split] == 0) return 0;
    most = std::max(most, static_cast<double>(plan.limits[split]) / shares[split]);
  }
  return static_cast<std::int64_t>(std::ceil(most * headroom)) + perClass * static_cast<std::int64_t>(classes);
}

}  // namespace

SplitPlan splitPlan(const Configuration& settings) {
  return {settings.real("validation_share"),
          settings.real("test_share"),
          static_cast<std::uint64_t>(settings.integer("seed")),
          {settings.integer("train_limit"), settings.integer("validation_limit"), settings.integer("test_limit")}};
}

void assignSplits(std::span<SplitItem> items, std::size_t classes, const SplitPlan& plan) {
  const auto has = [&](Split split) {
    return std::any_of(items.begin(), items.end(), [&](const SplitItem& item) { return item.split == split; });
  };
  const bool validationGiven = has(Split::Validation);
  const bool testGiven = has(Split::Test);
  if (validationGiven || testGiven || has(Split::Train)) {
    if (validationGiven) return;
    Divider divider(items, plan.validationShare, 0.0, plan.seed);
    const auto train = byLabel(items, classes, [](const SplitItem& item) { return item.split == Split::Train; });
    for (std::size_t label = 0; label < train.size(); ++label) divider.divide(label, train[label]);
    return;
  }
  Divider divider(items, plan.validationShare, plan.testShare, plan.seed);
  const auto all = byLabel(items, classes, [](const SplitItem&) { return true; });
  for (std::size_t label = 0; label < all.size(); ++label) divider.divide(label, all[label]);
}

std::vector<bool> beyondLimits(std::span<const SplitItem> items, std::size_t classCount, const SplitPlan& plan) {
  std::vector<bool> dropped(items.size());
  for (const Split split : allSplits) {
    const auto limit = static_cast<std::size_t>(plan.limits[static_cast<std::size_t>(split)]);
    if (limit == 0) continue;
    const auto classes = byLabel(items, classCount, [&](const SplitItem& item) { return item.split == split; });
    const std::size_t total = std::accumulate(classes.begin(), classes.end(), std::size_t{0},
                                              [](std::size_t sum, const Indices& members) { return sum + members.size(); });
    if (total <= limit) continue;
    const std::vector<std::size_t> kept = quotas(classes, total, limit);
    for (std::size_t label = 0; label < classes.size(); ++label) {
      Random random =
          Random::keyed(plan.seed, static_cast<std::uint64_t>(Stream::Limit), static_cast<std::uint64_t>(split), label);
      const std::vector<std::size_t> order = permutation(classes[label].size(), random);
      for (std::size_t i = kept[label]; i < order.size(); ++i) dropped[classes[label][order[i]]] = true;
    }
  }
  return dropped;
}

void assignSplits(Collection& collection, const SplitPlan& plan) {
  std::vector<SplitItem> items = itemsOf(collection);
  assignSplits(items, strata(collection), plan);
  for (std::size_t i = 0; i < items.size(); ++i) collection.candidates[i].split = items[i].split;
}

void applyLimits(Collection& collection, const SplitPlan& plan) {
  drop(collection, beyondLimits(itemsOf(collection), strata(collection), plan));
}

void dropWhatLimitsLeaveUnread(Collection& collection, const SplitPlan& plan) {
  std::vector<SplitItem> items = itemsOf(collection);
  const bool anyGiven =
      std::any_of(items.begin(), items.end(), [](const SplitItem& item) { return item.split.has_value(); });
  const bool validationGiven =
      std::any_of(items.begin(), items.end(), [](const SplitItem& item) { return item.split == Split::Validation; });
  for (SplitItem& item : items) item.split = item.split.value_or(Split::Train);
  // What becomes of the candidates in train, or of all where nothing is given.
  const double validation = validationGiven ? 0.0 : plan.validationShare;
  const double test = anyGiven ? 0.0 : plan.testShare;
  const std::size_t classes = strata(collection);
  SplitPlan reading = plan;
  reading.seed = Random::keyed(plan.seed, static_cast<std::uint64_t>(Stream::Unread)).next();
  reading.limits = {needed(plan, {1.0 - validation - test, validation, test}, classes),
                    needed(plan, {0.0, 1.0, 0.0}, classes), needed(plan, {0.0, 0.0, 1.0}, classes)};
  drop(collection, beyondLimits(items, classes, reading));
}

}  // namespace luthier
