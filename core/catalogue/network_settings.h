// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/http_transfer.h"

namespace luthier {

inline constexpr const char* proxyVariable = "LUTHIER_PROXY";
inline constexpr const char* limitVariable = "LUTHIER_DOWNLOAD_LIMIT";
inline constexpr const char* offlineVariable = "LUTHIER_OFFLINE";

/// What the environment says: LUTHIER_PROXY (an address), LUTHIER_DOWNLOAD_LIMIT (kB in a second), LUTHIER_OFFLINE or
/// HF_HUB_OFFLINE ("1", "true", "yes", "on"). A proxy's address may hold a password, which does not belong on a command line: the
/// desktop program hands its preferences on this way. Throws Error{InvalidParameter} for a limit that is no number.
[[nodiscard]] NetworkSettings networkSettingsFromEnvironment();

}  // namespace luthier
