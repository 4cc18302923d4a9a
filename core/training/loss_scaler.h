// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/weights/state_dict.h"

namespace luthier {

/// The rule of torch.amp.GradScaler for training in float16: the loss is multiplied so that small gradients do not vanish; a
/// step with gradients that are not finite is left out and halves the scale; 2,000 good steps in a row double it. One thread.
class LossScaler {
 public:
  [[nodiscard]] double scale() const noexcept { return scale_; }
  /// Enters a step; `finite`: all its gradients were.
  void enter(bool finite);
  /// For the checkpoint, and back.
  void store(StateDict& state) const;
  void load(const StateDict& state);

 private:
  double scale_ = 65536.0;
  std::int64_t goodSteps_ = 0;
};

}  // namespace luthier
