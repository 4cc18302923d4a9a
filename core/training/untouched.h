// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include "core/weights/state_dict.h"

namespace luthier {

/// Puts a network's weights and statistics, its training mode and the random state back at its end, and drops the gradients: for
/// steps that are only tried. Holds a copy of the network. One thread.
class Untouched {
 public:
  explicit Untouched(torch::nn::Module& module);
  ~Untouched();
  Untouched(const Untouched&) = delete;
  Untouched& operator=(const Untouched&) = delete;

 private:
  torch::nn::Module& module_;
  bool training_;
  StateDict kept_;
  torch::Tensor random_;
};

}  // namespace luthier
