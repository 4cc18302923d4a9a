// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

#include "core/base/progress.h"

namespace luthier {

/// Calls body(0) .. body(count - 1) from as many threads as the machine has cores, in no particular order; blocks until all
/// are done. `phase` is reported from the calling thread. Throws Error{Cancelled} once `cancel` was asked, and the first
/// exception that a body let out; the rest is then left undone.
void parallelFor(std::size_t count, const std::function<void(std::size_t)>& body, const char* phase,
                 const ProgressCallback& progress, const CancelToken& cancel);

}  // namespace luthier
