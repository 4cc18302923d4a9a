// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/codecs/bmp_header.h"

#include <bit>
#include <cstring>

namespace luthier::codecs {
namespace {

/// Takes one channel out of a pixel of 16 or 32 bits and scales it to 8 bits (rounded down, as PIL's unpackers do).
class Channel {
 public:
  explicit Channel(std::uint32_t mask)
      : mask_(mask), shift_(mask == 0 ? 0U : static_cast<unsigned>(std::countr_zero(mask))), most_(mask >> shift_) {}
  [[nodiscard]] bool present() const { return mask_ != 0; }
  [[nodiscard]] std::uint8_t of(std::uint32_t pixel) const {
    if (!present()) return 0;
    return static_cast<std::uint8_t>(std::uint64_t{(pixel & mask_) >> shift_} * 255U / most_);
  }

 private:
  std::uint32_t mask_;
  unsigned shift_;
  std::uint32_t most_;
};

class BmpPixels {
 public:
  BmpPixels(Bytes bytes, const std::filesystem::path& path)
      : bytes_(bytes), path_(path), header_(readBmpHeader(bytes, path)) {}

  [[nodiscard]] Image decode() const {
    if (header_.compression == BmpHeader::Compression::Rle8 || header_.compression == BmpHeader::Compression::Rle4)
      return runs();
    const std::size_t stride =
        (static_cast<std::size_t>(header_.width) * static_cast<std::size_t>(header_.bits) + 31) / 32 * 4;
    const std::size_t needed = stride * static_cast<std::size_t>(header_.height);
    if (header_.pixelOffset > bytes_.size() || needed > bytes_.size() - header_.pixelOffset) throwTruncated();
    Image image(header_.width, header_.height, 3);
    for (int y = 0; y < header_.height; ++y) {
      const int row = header_.topDown ? y : header_.height - 1 - y;
      const auto* from =
          reinterpret_cast<const std::uint8_t*>(bytes_.data()) + header_.pixelOffset + stride * static_cast<std::size_t>(y);
      readRow(from, pixelAt(image, 0, row));
    }
    return image;
  }

 private:
  [[noreturn]] void throwTruncated() const { throw imageError(ErrorCode::FileTruncated, path_, "the BMP data ends early"); }

  static std::uint8_t* pixelAt(Image& image, int x, int row) {
    return image.pixels.data() +
           (static_cast<std::size_t>(row) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) * 3;
  }

  void readRow(const std::uint8_t* from, std::uint8_t* to) const {
    if (header_.bits <= 8) {
      readIndices(from, to);
    } else if (header_.bits == 24) {
      for (int x = 0; x < header_.width; ++x, from += 3, to += 3) {
        to[0] = from[2];
        to[1] = from[1];
        to[2] = from[0];
      }
    } else {
      readMasked(from, to);
    }
  }

  void readIndices(const std::uint8_t* from, std::uint8_t* to) const {
    const unsigned bits = static_cast<unsigned>(header_.bits);
    const unsigned perByte = 8 / bits;
    const unsigned mask = (1U << bits) - 1U;
    for (unsigned x = 0; x < static_cast<unsigned>(header_.width); ++x, to += 3) {
      const unsigned shift = bits * (perByte - 1 - x % perByte);
      const unsigned index = (unsigned{from[x / perByte]} >> shift) & mask;
      std::memcpy(to, header_.palette[index].data(), 3);
    }
  }

  void readMasked(const std::uint8_t* from, std::uint8_t* to) const {
    const Channel channels[] = {Channel(header_.masks[0]), Channel(header_.masks[1]), Channel(header_.masks[2])};
    const Channel alpha(header_.masks[3]);
    const std::size_t width = header_.bits == 16 ? 2 : 4;
    for (int x = 0; x < header_.width; ++x, from += width, to += 3) {
      std::uint32_t pixel = 0;
      for (std::size_t i = 0; i < width; ++i) pixel |= std::uint32_t{from[i]} << (8U * i);
      for (std::size_t c = 0; c < 3; ++c) {
        const std::uint8_t value = channels[c].of(pixel);
        to[c] = alpha.present() ? overWhite(value, alpha.of(pixel)) : value;
      }
    }
  }

  /// Run-length coding of indices, always from the bottom up: (count, value) runs; (0, 0) ends the line, (0, 1) the picture,
  /// (0, 2, dx, dy) moves on, (0, n) copies n pixels, padded to 16 bits. Pixels that are passed over keep colour 0.
  [[nodiscard]] Image runs() const {
    Image image(header_.width, header_.height, 3);
    for (int row = 0; row < image.height; ++row) {
      for (int x = 0; x < image.width; ++x) std::memcpy(pixelAt(image, x, row), header_.palette[0].data(), 3);
    }
    const bool halfBytes = header_.bits == 4;
    std::size_t at = header_.pixelOffset;
    int x = 0;
    int y = 0;
    const auto put = [&](unsigned index) {
      if (x < image.width && y < image.height)
        std::memcpy(pixelAt(image, x, image.height - 1 - y), header_.palette[index].data(), 3);
      ++x;
    };
    const auto nibble = [&](unsigned byte, unsigned i) { return halfBytes ? (i % 2 == 0 ? byte >> 4U : byte & 15U) : byte; };
    while (true) {
      const unsigned count = bmpNumber(bytes_, at, 1, path_);
      const unsigned value = bmpNumber(bytes_, at + 1, 1, path_);
      at += 2;
      if (count > 0) {
        for (unsigned i = 0; i < count; ++i) put(nibble(value, i));
      } else if (value == 0) {
        x = 0;
        ++y;
      } else if (value == 1) {
        return image;
      } else if (value == 2) {
        x += static_cast<int>(bmpNumber(bytes_, at, 1, path_));
        y += static_cast<int>(bmpNumber(bytes_, at + 1, 1, path_));
        at += 2;
      } else {
        const unsigned length = halfBytes ? (value + 1) / 2 : value;
        for (unsigned i = 0; i < value; ++i) put(nibble(bmpNumber(bytes_, at + (halfBytes ? i / 2 : i), 1, path_), i));
        at += length + length % 2;
      }
      if (y > image.height || x > image.width + 255)
        throw imageError(ErrorCode::ImageDamaged, path_, "its runs leave the picture");
    }
  }

  Bytes bytes_;
  const std::filesystem::path& path_;
  BmpHeader header_;
};

ImageInfo readInfo(Bytes bytes, const std::filesystem::path& path) {
  const BmpHeader header = readBmpHeader(bytes, path);
  return {"bmp", header.width, header.height, false};
}

}  // namespace

const Codec& bmpCodec() {
  static const Codec codec{
      [](Bytes bytes) { return startsWith(bytes, "BM"); },
      readInfo,
      [](Bytes bytes, const std::filesystem::path& path) { return BmpPixels(bytes, path).decode(); },
  };
  return codec;
}

}  // namespace luthier::codecs
