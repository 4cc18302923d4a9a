// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loading/sampler.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "core/base/random.h"

namespace luthier {

namespace {

// Keep the orders of examples and batches apart from other streams that are keyed by the same seed and epoch.
constexpr std::uint64_t orderStream = 0x5A3D1E;
constexpr std::uint64_t batchStream = 0x5A3D1F;

/// Ends of batches of examples whose padded lengths, ascending, are `sorted`.
std::vector<std::size_t> cut(const std::vector<std::int32_t>& sorted, std::size_t batchSize, std::size_t tokenBudget) {
  std::vector<std::size_t> ends;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= sorted.size(); ++i) {
    const std::size_t count = i - begin;
    const bool full =
        i == sorted.size() ||
        (tokenBudget > 0 ? (count + 1) * static_cast<std::size_t>(sorted[i]) > tokenBudget : count == batchSize);
    if (full) {
      ends.push_back(i);
      begin = i;
    }
  }
  return ends;
}

}  // namespace

Sampler::Sampler(std::size_t examples, std::size_t batchSize, bool shuffle, std::uint64_t seed)
    : examples_(examples), shuffle_(shuffle), seed_(seed) {
  batchSize = std::max<std::size_t>(batchSize, 1);
  auto batches = (examples + batchSize - 1) / batchSize;
  const bool loneExample = batchSize > 1 && batches > 1 && examples % batchSize == 1;
  if (loneExample) {
    --batches;
  }
  for (std::size_t i = 1; i <= batches; ++i) {
    ends_.push_back(i == batches ? examples : i * batchSize);
  }
}

Sampler::Sampler(const LengthBuckets& buckets, bool shuffle, std::uint64_t seed)
    : examples_(buckets.lengths.size()), shuffle_(shuffle), seed_(seed) {
  std::vector<std::int32_t> padded;
  padded.reserve(examples_);
  std::ranges::transform(buckets.lengths, std::back_inserter(padded), paddedLength);
  sortBy_.assign(buckets.lengths.begin(), buckets.lengths.end());
  if (shuffle) {
    sortBy_ = padded;
  }
  std::ranges::sort(padded);
  ends_ = cut(padded, std::max<std::size_t>(buckets.batchSize, 1), buckets.tokenBudget);
}

Sampler::Sampler(const std::vector<double>& weights, std::size_t batchSize, std::uint64_t seed)
    : Sampler(weights.size(), batchSize, /*shuffle=*/true, seed) {
  std::partial_sum(weights.begin(), weights.end(), std::back_inserter(sums_));
}

std::size_t Sampler::largestBatch() const noexcept {
  std::size_t largest = 0;
  for (std::size_t i = 0, begin = 0; i < ends_.size(); begin = ends_[i++]) {
    largest = std::max(largest, ends_[i] - begin);
  }
  return largest;
}

std::vector<std::size_t> Sampler::orderOf(std::uint64_t epoch) const {
  std::vector<std::size_t> order(examples_);
  auto random = Random::keyed(seed_, orderStream, epoch);
  if (!sums_.empty()) {
    for (auto& position : order) {
      const auto found = std::ranges::upper_bound(sums_, random.uniform() * sums_.back());
      position = std::min(static_cast<std::size_t>(found - sums_.begin()), examples_ - 1);
    }
  } else if (shuffle_) {
    order = permutation(examples_, random);
  } else {
    std::iota(order.begin(), order.end(), std::size_t{0});
  }
  return order;
}

std::vector<std::vector<std::size_t>> Sampler::epoch(std::int64_t epoch) const {
  const auto number = static_cast<std::uint64_t>(epoch);
  auto order = orderOf(number);
  if (!sortBy_.empty()) {
    std::ranges::stable_sort(order, {}, [&](std::size_t position) { return sortBy_[position]; });
  }
  std::vector<std::size_t> places(ends_.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  if (shuffle_ && !sortBy_.empty()) {
    auto random = Random::keyed(seed_, batchStream, number);
    places = permutation(ends_.size(), random);
  }
  std::vector<std::vector<std::size_t>> batches(ends_.size());
  for (std::size_t i = 0, begin = 0; i < ends_.size(); begin = ends_[i++]) {
    batches[places[i]].assign(order.begin() + static_cast<std::ptrdiff_t>(begin),
                              order.begin() + static_cast<std::ptrdiff_t>(ends_[i]));
  }
  return batches;
}

}  // namespace luthier
