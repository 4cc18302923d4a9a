// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace luthier::text {

/// Every maximal beginning of a sequence that does not go on as it should becomes one U+FFFD (Unicode 15, section 3.9; what
/// Rust and Python do), where toValidUtf8() replaces each byte.
[[nodiscard]] std::string lossyUtf8(std::string_view bytes);

}  // namespace luthier::text
