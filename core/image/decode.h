// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/image/image.h"

namespace luthier {

/// What a file's header tells, without decoding its pixels.
struct ImageInfo {
  std::string format;  // "jpeg", "png", "webp", "bmp", "gif"
  int width = 0, height = 0;
  bool grey = false;
};

/// Pixels as PIL's Image.open(...).convert("RGB") gives them: CMYK and palettes converted, 16 bits reduced, but with EXIF
/// orientation applied and alpha composed over white; a GIF's first frame. `path` is only for messages. Grey images stay
/// RGB (three equal channels). Throws Error{NotAnImage, ImageDamaged, ImageTooLarge, ImageUnsupported, FileTruncated,
/// FileEmpty, FileUnreadable}. Thread-safe.
[[nodiscard]] Image decodeImage(std::span<const std::byte> bytes, const std::filesystem::path& path);
[[nodiscard]] Image decodeImageFile(const std::filesystem::path& path);
/// The same for one that will be made smaller anyway: a JPEG is decoded at 1/2, 1/4 or 1/8 of its size (by leaving out high
/// frequencies, as libjpeg does it) where its shorter side stays `leastSide` px or more. Faster; the pixels are not those of
/// decodeImage() made smaller, only close to them. Other formats as decodeImage().
[[nodiscard]] Image decodeSmallerImage(std::span<const std::byte> bytes, const std::filesystem::path& path, int leastSide);
/// Only the pixels of `area`; of a JPEG no others are computed, and what lies below is not looked at. The same pixels as
/// decodeImage()'s. `leastSide` above 0: of a JPEG the part may be decoded at 1/2, 1/4 or 1/8 of its size as decodeSmallerImage() does
/// it, where the part's shorter side stays so long. Throws Error{FileChanged} where the image does not reach so far.
[[nodiscard]] Image decodeImagePart(std::span<const std::byte> bytes, const std::filesystem::path& path,
                                    const PixelArea& area, int leastSide = 0);
[[nodiscard]] ImageInfo readImageInfo(std::span<const std::byte> bytes, const std::filesystem::path& path);

/// Whether the first bytes are those of a format that we read.
[[nodiscard]] bool looksLikeImage(std::span<const std::byte> head);

/// PNG bytes (for thumbnails and previews).
[[nodiscard]] std::vector<std::byte> encodePng(const Image& image);

}  // namespace luthier
