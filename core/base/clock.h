// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace luthier {

/// Milliseconds since 1970-01-01 UTC; the unit of every time stamp in the store.
[[nodiscard]] std::int64_t nowMilliseconds();
/// Seconds on a clock that only goes forward.
[[nodiscard]] double monotonicSeconds();

}  // namespace luthier
