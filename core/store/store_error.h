// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Exception.h>

#include <filesystem>

#include "core/base/error.h"

namespace luthier {

/// What SQLite's error means to a person. `systemError` is sqlite3_system_errno() of the connection, 0 where unknown. For the
/// files of core/store only.
[[nodiscard]] Error storeError(const std::filesystem::path& file, const SQLite::Exception& error, int systemError);

}  // namespace luthier
