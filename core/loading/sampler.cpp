// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loading/sampler.h"

#include <algorithm>
#include <numeric>

#include "core/base/random.h"

namespace luthier {

namespace {
// Keeps the order of the examples apart from other streams that are keyed by the same seed and epoch.
constexpr std::uint64_t orderStream = 0x5A3D1E;
}  // namespace

Sampler::Sampler(std::size_t examples, std::size_t batchSize, bool shuffle, std::uint64_t seed)
    : examples_(examples),
      batchSize_(std::max<std::size_t>(batchSize, 1)),
      shuffle_(shuffle),
      seed_(seed),
      batches_((examples + batchSize_ - 1) / batchSize_) {
  const bool loneExample = batchSize_ > 1 && batches_ > 1 && examples % batchSize_ == 1;
  if (loneExample) {
    --batches_;
  }
}

std::vector<std::vector<std::size_t>> Sampler::epoch(std::int64_t epoch) const {
  std::vector<std::size_t> order(examples_);
  if (shuffle_) {
    auto random = Random::keyed(seed_, orderStream, static_cast<std::uint64_t>(epoch));
    order = permutation(examples_, random);
  } else {
    std::iota(order.begin(), order.end(), std::size_t{0});
  }
  std::vector<std::vector<std::size_t>> batches(batches_);
  for (std::size_t i = 0; i < batches_; ++i) {
    const auto begin = i * batchSize_;
    const auto end = i + 1 == batches_ ? examples_ : begin + batchSize_;
    batches[i].assign(order.begin() + static_cast<std::ptrdiff_t>(begin), order.begin() + static_cast<std::ptrdiff_t>(end));
  }
  return batches;
}

}  // namespace luthier
