// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "core/data/collection.h"

namespace luthier {

/// Fills in what an import records of one image file: size, hash, dimensions, whether it is grey. The image is decoded to
/// its end, the only sure way to know that it is complete. A failure becomes candidate.problem, with the path relative to
/// the source. Thread-safe for different candidates.
void checkImageFile(Candidate& candidate, const std::filesystem::path& root);

}  // namespace luthier
