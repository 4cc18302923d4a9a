// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "core/image/image.h"

namespace luthier::codecs {

/// The orientation tag (0x0112, EXIF 2.32 section 4.6.4) of a TIFF structure as EXIF holds it: 1 to 8, and 1 where it is
/// missing or nonsense. An "Exif\0\0" prefix is skipped.
[[nodiscard]] int exifOrientation(std::span<const std::byte> exif);

/// Whether the orientation exchanges width and height.
[[nodiscard]] constexpr bool swapsSides(int orientation) { return orientation >= 5; }

/// The image turned and mirrored so that it stands as the camera saw it (as PIL's ImageOps.exif_transpose).
[[nodiscard]] Image applyOrientation(Image image, int orientation);

/// Where an area of the turned image lies in the width x height pixels as they are stored.
[[nodiscard]] PixelArea storedArea(const PixelArea& area, int orientation, int width, int height);

}  // namespace luthier::codecs
