// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/importers/idx_file.h"
#include "core/image/image.h"

namespace luthier {

/// Image `index` of an IDX file of images: count x height x width (grey) or count x height x width x 3.
[[nodiscard]] Image imageOf(const IdxFile& file, std::size_t index);

/// Whether the dimensions are those of images that we read.
[[nodiscard]] bool holdsImages(const IdxFile& file);

}  // namespace luthier
