// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/script.h>
#include <torch/torch.h>

#include <functional>
#include <string>
#include <vector>

namespace luthier {

/// A module as a graph, with its parameters under their published names; recorded by running it once.
struct TracedInput {
  std::string name;       // of the argument of forward()
  torch::Tensor example;  // at least two examples, so that a batch of one is no special case
};

/// TorchScript of `module`: `forward` is run once on the examples, without gradients, and what it does to tensors is recorded
/// (torch::jit::tracer). Operations in place are recorded as operations that make new tensors. A size that `forward` reads as a
/// number is recorded as that number: whoever exports compares other batch sizes. `module` must be in evaluation mode, on the
/// CPU. Blocks. Throws c10::Error where something cannot be recorded.
[[nodiscard]] torch::jit::Module traceModule(
    const torch::nn::Module& module, const std::vector<TracedInput>& inputs,
    const std::function<torch::Tensor(const std::vector<torch::Tensor>& inputs)>& forward);

}  // namespace luthier
