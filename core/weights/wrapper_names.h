// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/state_dict.h"

namespace luthier {

/// The weights themselves, without what training scripts put around them: the dict "state_dict" or "model_state_dict" beside
/// an optimizer's, "model" or "net" beside its moving average, and "module." of nn.DataParallel.
[[nodiscard]] StateDict withoutWrappers(StateDict state);

}  // namespace luthier
