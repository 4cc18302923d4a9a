// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/image/decode.h"
#include "core/image/image.h"

namespace luthier::codecs {

using Bytes = std::span<const std::byte>;

/// One file format. Both readers call checkPixelCount() with the header's size before they allocate a pixel, and return
/// sizes and pixels with the EXIF orientation applied. `path` is only for messages. Stateless and thread-safe.
struct Codec {
  bool (*recognises)(Bytes bytes);
  ImageInfo (*readInfo)(Bytes bytes, const std::filesystem::path& path);
  Image (*decode)(Bytes bytes, const std::filesystem::path& path);
  /// The image at 1/2, 1/4 or 1/8 of its size where its shorter side is still `leastSide` px or more; null: the format cannot.
  Image (*decodeSmaller)(Bytes bytes, const std::filesystem::path& path, int leastSide) = nullptr;
  /// As decodeImagePart(); null: the format cannot.
  Image (*decodePart)(Bytes bytes, const std::filesystem::path& path, const PixelArea& area, int leastSide) = nullptr;
};

[[nodiscard]] const Codec& jpegCodec();
[[nodiscard]] const Codec& pngCodec();
[[nodiscard]] const Codec& webpCodec();
[[nodiscard]] const Codec& gifCodec();
[[nodiscard]] const Codec& bmpCodec();

/// Throws Error{ImageDamaged} for a side below 1 and Error{ImageTooLarge} above maximumImagePixels.
void checkPixelCount(std::int64_t width, std::int64_t height, const std::filesystem::path& path);

/// Throws Error{FileChanged} where `area` is not a part of a width x height image.
void requireInside(const PixelArea& area, int width, int height, const std::filesystem::path& path);

/// An Error about `path` with the argument detail.
[[nodiscard]] Error imageError(ErrorCode code, const std::filesystem::path& path, std::string detail);

[[nodiscard]] bool startsWith(Bytes bytes, std::string_view signature, std::size_t offset = 0);

/// `value` with opacity `alpha` over white, rounded as PIL's paste() rounds (ImagingUtils.h, DIV255).
[[nodiscard]] constexpr std::uint8_t overWhite(std::uint8_t value, std::uint8_t alpha) {
  const unsigned sum = static_cast<unsigned>(value) * alpha + 255U * (255U - alpha) + 128U;
  return static_cast<std::uint8_t>(((sum >> 8U) + sum) >> 8U);
}

/// RGBA pixels over a white `canvas` at (left, top); the patch must lie inside it.
void composeOverWhite(std::span<const std::uint8_t> rgba, int width, int height, Image& canvas, int left, int top);

/// A white RGB image.
[[nodiscard]] Image whiteCanvas(int width, int height);

}  // namespace luthier::codecs
