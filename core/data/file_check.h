// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/base/error.h"

namespace luthier {

/// A problem with the argument file.
[[nodiscard]] Problem fileProblem(ErrorCode code, const std::filesystem::path& path);

/// Throws Error{FileMoved} where the file is gone and Error{FileChanged} where it has another size.
void checkPresent(const std::filesystem::path& path, std::int64_t expectedSize);

}  // namespace luthier
