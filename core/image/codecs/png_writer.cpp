// SPDX-License-Identifier: GPL-3.0-or-later
#include <png.h>

#include <new>

#include "core/image/codecs/codec.h"

namespace luthier {

std::vector<std::byte> encodePng(const Image& image) {
  png_image header{};
  header.version = PNG_IMAGE_VERSION;
  header.width = static_cast<png_uint_32>(image.width);
  header.height = static_cast<png_uint_32>(image.height);
  header.format = image.channels == 1 ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
  header.flags = PNG_IMAGE_FLAG_FAST;
  png_alloc_size_t length = PNG_IMAGE_PNG_SIZE_MAX(header);
  std::vector<std::byte> bytes(length);
  if (png_image_write_to_memory(&header, bytes.data(), &length, 0, image.pixels.data(), 0, nullptr) == 0) {
    throw Error(ErrorCode::Internal, {{"detail", header.message}});
  }
  bytes.resize(length);
  return bytes;
}

}  // namespace luthier
