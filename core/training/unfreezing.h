// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/tasks/parameter_groups.h"

namespace luthier {

/// Gradual unfreezing (Howard and Ruder 2018): the head trains from the start, and every `epochs` epochs the next layers below
/// join. A pure function of the epoch, so that a checkpoint needs to keep no state of it. What is still frozen keeps its
/// statistics too. With `epochs` 0, or groups of no depth, everything trains and nothing here does anything.
class Unfreezing {
 public:
  Unfreezing(const std::vector<ParameterGroup>& groups, std::int64_t epochs);

  /// How deep below the head parameters train in `epoch` (0 = first).
  [[nodiscard]] std::int64_t depthAt(std::int64_t epoch) const;
  /// Freezes and unfreezes, and puts the layers with statistics (batch normalisation) of what is frozen into evaluation mode. To
  /// be called at the start of an epoch, after the network was put into training mode.
  void apply(torch::nn::Module& module, std::int64_t epoch) const;
  /// The layers that join in `epoch`, by the beginning of their parameters' names; none where nothing joins.
  [[nodiscard]] std::vector<std::string> joining(std::int64_t epoch) const;

 private:
  [[nodiscard]] bool any() const { return epochs_ > 0 && deepest_ > 0; }

  std::vector<ParameterGroup> groups_;
  std::int64_t epochs_;
  std::int64_t deepest_ = 0;
};

}  // namespace luthier
