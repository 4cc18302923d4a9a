// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace luthier {

/// The order in which an epoch visits the examples. A pure function of (seed, epoch): a resumed run needs to know only the
/// epoch and the batch it had reached.
class Sampler {
 public:
  /// `shuffle` false: in stable order, every epoch.
  Sampler(std::size_t examples, std::size_t batchSize, bool shuffle, std::uint64_t seed);

  [[nodiscard]] std::size_t batchesPerEpoch() const noexcept { return batches_; }
  /// The positions of every batch of `epoch`. All have batchSize positions but the last; a lone last example joins the
  /// batch before it, since batch normalisation cannot learn from one example.
  [[nodiscard]] std::vector<std::vector<std::size_t>> epoch(std::int64_t epoch) const;

 private:
  std::size_t examples_;
  std::size_t batchSize_;
  bool shuffle_;
  std::uint64_t seed_;
  std::size_t batches_;
};

}  // namespace luthier
