// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/image/image.h"

namespace luthier::serve {

/// Writes a PNG that can be made again at any time: it appears under its name complete, but is not forced to the disk, which
/// would cost more than the picture. Throws Error{FileNotWritable, DiskFull}.
void writePng(const std::filesystem::path& file, const Image& image);

/// Whether a PNG written so is there to its last byte; after a power cut it may not be.
[[nodiscard]] bool isCompletePng(const std::filesystem::path& file);

}  // namespace luthier::serve
