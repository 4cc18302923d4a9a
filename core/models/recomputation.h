// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <functional>
#include <vector>

namespace luthier {

/// Activation checkpointing (Chen et al. 2016; torch.utils.checkpoint): while one lives with `enabled`, the blocks of networks that
/// pass on this thread keep nothing for the backward pass but what went into them. What a block needs then is computed again when
/// its gradients are: less memory, about a third more time. Gradients, batch norm's statistics and the random numbers drawn are
/// those of a pass that keeps everything.
class RecomputationScope {
 public:
  explicit RecomputationScope(bool enabled);
  ~RecomputationScope();
  RecomputationScope(const RecomputationScope&) = delete;
  RecomputationScope& operator=(const RecomputationScope&) = delete;

 private:
  bool before_;
};

/// Whether blocks are to pass by recomputation now: inside a scope, and where gradients are followed.
[[nodiscard]] bool recomputes();

/// One block of a network, as it can be passed twice.
struct RecomputedBlock {
  std::vector<torch::Tensor> parameters;
  std::vector<torch::Tensor> buffers;  // what a pass changes (batch norm's statistics)
  /// Must not change its inputs in place, nor return one of them. Called again in the backward pass, so what it refers to lives
  /// until then.
  std::function<torch::Tensor(const std::vector<torch::Tensor>&)> pass;
};
/// Passes the block and keeps only `inputs` for the backward pass. To be called where recomputes().
[[nodiscard]] torch::Tensor passRecomputed(RecomputedBlock block, const std::vector<torch::Tensor>& inputs);

/// pass(input), by recomputation where that is wanted: what the forward() of a block that is a module does.
template <typename Pass>
[[nodiscard]] torch::Tensor recomputable(const torch::nn::Module& block, const torch::Tensor& input, Pass pass) {
  if (!recomputes()) {
    return pass(input);
  }
  return passRecomputed({block.parameters(), block.buffers(),
                         [pass](const std::vector<torch::Tensor>& inputs) { return pass(inputs.front()); }},
                        {input});
}

}  // namespace luthier
