// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <filesystem>

#include "core/base/error.h"

namespace luthier {

/// What SQLite's error means to a person. `connection` is null where opening failed. For the files of core/store only.
[[nodiscard]] Error storeError(const std::filesystem::path& file, const SQLite::Exception& error,
                               const SQLite::Database* connection);

}  // namespace luthier
