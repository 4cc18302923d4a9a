// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/decode.h"

#include <array>
#include <string_view>

#include "core/base/files.h"
#include "core/image/codecs/codec.h"
#include "core/image/transforms.h"

namespace luthier {
namespace {

using codecs::Bytes;
using codecs::Codec;

/// Formats that people have and that we do not read: naming them beats "not an image".
struct ForeignFormat {
  std::string_view name;
  std::size_t offset;
  std::string_view signature;
};
constexpr ForeignFormat foreignFormats[] = {
    {"TIFF", 0, std::string_view("II*\0", 4)},
    {"TIFF", 0, std::string_view("MM\0*", 4)},
    {"HEIC", 4, "ftyphei"},
    {"HEIC", 4, "ftypmif1"},
    {"AVIF", 4, "ftypavif"},
    {"JPEG 2000", 0, std::string_view("\0\0\0\x0CjP  ", 8)},
    {"JPEG XL", 0, "\xFF\x0A"},
    {"PSD", 0, "8BPS"},
    {"SVG", 0, "<svg"},
};

/// Null where the bytes are none of ours.
const Codec* recognise(Bytes bytes) {
  static const std::array<const Codec*, 5> known{&codecs::jpegCodec(), &codecs::pngCodec(), &codecs::webpCodec(),
                                                 &codecs::gifCodec(), &codecs::bmpCodec()};
  for (const Codec* codec : known) {
    if (codec->recognises(bytes)) return codec;
  }
  return nullptr;
}

const Codec& codecFor(Bytes bytes, const std::filesystem::path& path) {
  if (bytes.empty()) throw Error(ErrorCode::FileEmpty, {{"file", displayPath(path)}});
  if (const Codec* codec = recognise(bytes)) return *codec;
  for (const ForeignFormat& format : foreignFormats) {
    if (codecs::startsWith(bytes, format.signature, format.offset)) {
      throw codecs::imageError(ErrorCode::ImageUnsupported, path, std::string(format.name));
    }
  }
  throw Error(ErrorCode::NotAnImage, {{"file", displayPath(path)}});
}

}  // namespace

Image decodeImage(std::span<const std::byte> bytes, const std::filesystem::path& path) {
  return codecFor(bytes, path).decode(bytes, path);
}

Image decodeSmallerImage(std::span<const std::byte> bytes, const std::filesystem::path& path, int leastSide) {
  const Codec& codec = codecFor(bytes, path);
  return codec.decodeSmaller != nullptr ? codec.decodeSmaller(bytes, path, leastSide) : codec.decode(bytes, path);
}

Image decodeImagePart(std::span<const std::byte> bytes, const std::filesystem::path& path, const PixelArea& area,
                      int leastSide) {
  const Codec& codec = codecFor(bytes, path);
  if (codec.decodePart != nullptr) return codec.decodePart(bytes, path, area, leastSide);
  const Image image = codec.decode(bytes, path);
  codecs::requireInside(area, image.width, image.height, path);
  return crop(image, area);
}

Image decodeImageFile(const std::filesystem::path& path) { return decodeImage(readFile(path), path); }

bool looksLikeImage(std::span<const std::byte> head) { return recognise(head) != nullptr; }

ImageInfo readImageInfo(std::span<const std::byte> bytes, const std::filesystem::path& path) {
  return codecFor(bytes, path).readInfo(bytes, path);
}

}  // namespace luthier
