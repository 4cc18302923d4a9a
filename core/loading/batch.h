// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace luthier {

/// What one step sees. `inputs` and `targets` have the batch as their first dimension; their further shape is the task's
/// (image classification: N x 3 x H x W float, N int64; texts: N x 3 x L int64 with ids, attention mask and token types).
/// `positions` are the examples' positions in their split.
struct Batch {
  torch::Tensor inputs;
  torch::Tensor targets;
  std::vector<std::size_t> positions;
  std::int64_t tokens = 0;  // real ones, padding not counted; 0 where examples are not made of tokens
};

/// Which examples make the next batch, and in which epoch (0 = first); augmentation draws from (seed, epoch, position).
struct BatchRequest {
  std::int64_t epoch = 0;
  std::vector<std::size_t> positions;
};

/// Makes batches of one split of one dataset. Thread-safe: several loader threads call make() at once. The result depends
/// on the request only, never on the order of the calls. Throws what reading an example throws.
class BatchMaker {
 public:
  virtual ~BatchMaker() = default;
  [[nodiscard]] virtual std::size_t size() const = 0;  // examples of the split
  /// Tokens of each example, where batches are padded to their longest; empty where all examples are of one size.
  [[nodiscard]] virtual std::span<const std::int32_t> lengths() const { return {}; }
  /// Whether make() only copies what lies in memory already: handing that over from a thread of its own would take longer.
  [[nodiscard]] virtual bool onlyCopies() const { return false; }
  [[nodiscard]] virtual Batch make(const BatchRequest& request) const = 0;
};

}  // namespace luthier
