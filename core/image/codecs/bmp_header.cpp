// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/codecs/bmp_header.h"

#include <algorithm>

namespace luthier::codecs {
namespace {

constexpr std::size_t fileHeaderBytes = 14;
constexpr std::uint32_t coreHeaderBytes = 12;
constexpr std::uint32_t infoHeaderBytes = 40;
constexpr std::uint32_t alphaInsideBytes = 56;

using Compression = BmpHeader::Compression;

void checkDepth(const BmpHeader& header, std::uint32_t compression, const std::filesystem::path& path) {
  constexpr std::array depths{1, 4, 8, 16, 24, 32};
  if (std::find(depths.begin(), depths.end(), header.bits) == depths.end()) {
    throw imageError(ErrorCode::ImageDamaged, path, std::to_string(header.bits) + " bits per pixel");
  }
  const bool fits = compression == 0 || (compression == 1 && header.bits == 8) || (compression == 2 && header.bits == 4) ||
                    ((compression == 3 || compression == 6) && (header.bits == 16 || header.bits == 32));
  if (!fits) {
    throw imageError(ErrorCode::ImageUnsupported, path,
                     "BMP compression " + std::to_string(compression) + " with " + std::to_string(header.bits) + " bits");
  }
  if (header.topDown && (compression == 1 || compression == 2)) {
    throw imageError(ErrorCode::ImageDamaged, path, "run-length coding from the top down");
  }
}

void readSize(BmpHeader& header, Bytes bytes, std::uint32_t headerBytes, const std::filesystem::path& path) {
  const bool core = headerBytes == coreHeaderBytes;
  const std::uint32_t width = bmpNumber(bytes, 18, core ? 2 : 4, path);
  const std::uint32_t height = bmpNumber(bytes, core ? 20 : 22, core ? 2 : 4, path);
  header.topDown = !core && height > 0x7FFFFFFFU;
  const std::int64_t rows = header.topDown ? 0x100000000LL - height : height;
  checkPixelCount(width, rows, path);
  header.width = static_cast<int>(width);
  header.height = static_cast<int>(rows);
}

void readMasks(BmpHeader& header, Bytes bytes, std::uint32_t headerBytes, const std::filesystem::path& path) {
  if (header.compression == Compression::None) {
    header.masks = header.bits == 16 ? std::array<std::uint32_t, 4>{0x7C00, 0x03E0, 0x001F, 0}
                                     : std::array<std::uint32_t, 4>{0xFF0000, 0x00FF00, 0x0000FF, 0};
    return;
  }
  constexpr std::size_t masksOffset =
      fileHeaderBytes + infoHeaderBytes;  // inside a longer header, or just after the short one
  const bool alpha = headerBytes >= alphaInsideBytes || header.compression == Compression::AlphaBitFields;
  for (std::size_t i = 0; i < (alpha ? 4U : 3U); ++i) header.masks[i] = bmpNumber(bytes, masksOffset + 4 * i, 4, path);
}

void readPalette(BmpHeader& header, Bytes bytes, std::uint32_t headerBytes, const std::filesystem::path& path) {
  const bool core = headerBytes == coreHeaderBytes;
  const std::uint32_t most = 1U << static_cast<unsigned>(header.bits);
  const std::uint32_t declared = core ? 0 : bmpNumber(bytes, fileHeaderBytes + 32, 4, path);
  const std::uint32_t colours = declared == 0 || declared > most ? most : declared;
  const std::size_t entryBytes = core ? 3 : 4;
  std::size_t offset = fileHeaderBytes + headerBytes;
  for (std::uint32_t i = 0; i < colours && offset + entryBytes <= std::max(header.pixelOffset, offset);
       ++i, offset += entryBytes) {
    const std::uint32_t blueGreenRed = bmpNumber(bytes, offset, 3, path);
    header.palette.push_back({static_cast<std::uint8_t>(blueGreenRed >> 16U), static_cast<std::uint8_t>(blueGreenRed >> 8U),
                              static_cast<std::uint8_t>(blueGreenRed)});
  }
  header.palette.resize(most);  // an index beyond the table is black
}

}  // namespace

std::uint32_t bmpNumber(Bytes bytes, std::size_t offset, unsigned width, const std::filesystem::path& path) {
  if (offset + width > bytes.size()) throw imageError(ErrorCode::FileTruncated, path, "the BMP data ends early");
  std::uint32_t value = 0;
  for (unsigned i = 0; i < width; ++i) value |= std::to_integer<std::uint32_t>(bytes[offset + i]) << (8U * i);
  return value;
}

BmpHeader readBmpHeader(Bytes bytes, const std::filesystem::path& path) {
  BmpHeader header;
  header.pixelOffset = bmpNumber(bytes, 10, 4, path);
  const std::uint32_t headerBytes = bmpNumber(bytes, fileHeaderBytes, 4, path);
  const bool core = headerBytes == coreHeaderBytes;
  if (!core && (headerBytes < infoHeaderBytes || headerBytes > 1024)) {
    throw imageError(ErrorCode::ImageUnsupported, path, "a BMP header of " + std::to_string(headerBytes) + " bytes");
  }
  readSize(header, bytes, headerBytes, path);
  header.bits = static_cast<int>(bmpNumber(bytes, core ? 24 : 28, 2, path));
  const std::uint32_t compression = core ? 0 : bmpNumber(bytes, 30, 4, path);
  checkDepth(header, compression, path);
  header.compression = static_cast<Compression>(compression);
  if (header.bits <= 8) {
    readPalette(header, bytes, headerBytes, path);
  } else {
    readMasks(header, bytes, headerBytes, path);
  }
  return header;
}

}  // namespace luthier::codecs
