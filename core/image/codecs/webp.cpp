// SPDX-License-Identifier: GPL-3.0-or-later
// libwebp; container format: https://developers.google.com/speed/webp/docs/riff_container. Of an animation the first frame,
// composed over its canvas.
#include <webp/decode.h>

#include <new>
#include <optional>
#include <utility>
#include <vector>

#include "core/image/codecs/codec.h"
#include "core/image/codecs/orientation.h"

namespace luthier::codecs {
namespace {

constexpr std::size_t riffHeaderBytes = 12;
constexpr std::size_t chunkHeaderBytes = 8;

unsigned littleEndian(Bytes bytes, std::size_t offset, unsigned width) {
  unsigned value = 0;
  for (unsigned i = 0; i < width; ++i) value |= std::to_integer<unsigned>(bytes[offset + i]) << (8U * i);
  return value;
}

/// The payload of the first chunk with this name.
std::optional<Bytes> findChunk(Bytes file, std::string_view name) {
  std::size_t offset = riffHeaderBytes;
  while (offset + chunkHeaderBytes <= file.size()) {
    const std::size_t length = littleEndian(file, offset + 4, 4);
    const std::size_t start = offset + chunkHeaderBytes;
    if (length > file.size() - start) return std::nullopt;
    if (startsWith(file, name, offset)) return file.subspan(start, length);
    offset = start + length + (length & 1U);
  }
  return std::nullopt;
}

[[noreturn]] void throwStatus(VP8StatusCode status, const std::filesystem::path& path) {
  switch (status) {
    case VP8_STATUS_OUT_OF_MEMORY:
      throw std::bad_alloc();
    case VP8_STATUS_NOT_ENOUGH_DATA:
      throw imageError(ErrorCode::FileTruncated, path, "the WebP data ends early");
    case VP8_STATUS_UNSUPPORTED_FEATURE:
      throw imageError(ErrorCode::ImageUnsupported, path, "a WebP feature");
    default:
      throw imageError(ErrorCode::ImageDamaged, path, "the WebP data is invalid");
  }
}

WebPBitstreamFeatures features(Bytes bytes, const std::filesystem::path& path) {
  WebPBitstreamFeatures found{};
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const VP8StatusCode status = WebPGetFeatures(data, bytes.size(), &found);
  if (status != VP8_STATUS_OK) throwStatus(status, path);
  checkPixelCount(found.width, found.height, path);
  return found;
}

/// The length that the RIFF header declares must be there; libwebp looks at it only for some files.
void checkComplete(Bytes bytes, const std::filesystem::path& path) {
  const std::size_t declared = bytes.size() < riffHeaderBytes ? SIZE_MAX : littleEndian(bytes, 4, 4);
  if (declared > bytes.size() - 8) throwStatus(VP8_STATUS_NOT_ENOUGH_DATA, path);
}

int orientation(Bytes bytes) {
  const std::optional<Bytes> exif = findChunk(bytes, "EXIF");
  return exif ? exifOrientation(*exif) : 1;
}

void decodeOnto(Bytes bytes, const WebPBitstreamFeatures& found, Image& canvas, int left, int top,
                const std::filesystem::path& path) {
  WebPDecoderConfig config;
  if (WebPInitDecoderConfig(&config) == 0) throw Error(ErrorCode::Internal, {{"detail", "libwebp has another version"}});
  const bool direct =
      found.has_alpha == 0 && left == 0 && top == 0 && found.width == canvas.width && found.height == canvas.height;
  std::vector<std::uint8_t> rgba(
      direct ? 0 : static_cast<std::size_t>(found.width) * static_cast<std::size_t>(found.height) * 4);
  std::vector<std::uint8_t>& target = direct ? canvas.pixels : rgba;
  config.output.colorspace = direct ? MODE_RGB : MODE_RGBA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA = {target.data(), found.width * (direct ? 3 : 4), target.size()};
  const VP8StatusCode status = WebPDecode(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), &config);
  WebPFreeDecBuffer(&config.output);
  if (status != VP8_STATUS_OK) throwStatus(status == VP8_STATUS_SUSPENDED ? VP8_STATUS_NOT_ENOUGH_DATA : status, path);
  if (!direct) composeOverWhite(rgba, found.width, found.height, canvas, left, top);
}

Image decodeFirstFrame(Bytes bytes, const WebPBitstreamFeatures& canvasFeatures, const std::filesystem::path& path) {
  constexpr std::size_t frameHeaderBytes = 16;
  const std::optional<Bytes> chunk = findChunk(bytes, "ANMF");
  if (!chunk || chunk->size() < frameHeaderBytes) throwStatus(VP8_STATUS_BITSTREAM_ERROR, path);
  const unsigned left = 2 * littleEndian(*chunk, 0, 3);
  const unsigned top = 2 * littleEndian(*chunk, 3, 3);
  const Bytes frame = chunk->subspan(frameHeaderBytes);
  const WebPBitstreamFeatures found = features(frame, path);
  const bool inside = left + static_cast<unsigned>(found.width) <= static_cast<unsigned>(canvasFeatures.width) &&
                      top + static_cast<unsigned>(found.height) <= static_cast<unsigned>(canvasFeatures.height);
  if (!inside) throwStatus(VP8_STATUS_BITSTREAM_ERROR, path);
  Image canvas = whiteCanvas(canvasFeatures.width, canvasFeatures.height);
  decodeOnto(frame, found, canvas, static_cast<int>(left), static_cast<int>(top), path);
  return canvas;
}

ImageInfo readInfo(Bytes bytes, const std::filesystem::path& path) {
  const WebPBitstreamFeatures found = features(bytes, path);
  const bool swapped = swapsSides(orientation(bytes));
  return {"webp", swapped ? found.height : found.width, swapped ? found.width : found.height, false};
}

Image decode(Bytes bytes, const std::filesystem::path& path) {
  const WebPBitstreamFeatures found = features(bytes, path);
  checkComplete(bytes, path);
  if (found.has_animation != 0) return applyOrientation(decodeFirstFrame(bytes, found, path), orientation(bytes));
  Image image(found.width, found.height, 3);
  if (found.has_alpha != 0) image = whiteCanvas(found.width, found.height);
  decodeOnto(bytes, found, image, 0, 0, path);
  return applyOrientation(std::move(image), orientation(bytes));
}

}  // namespace

const Codec& webpCodec() {
  static const Codec codec{
      [](Bytes bytes) { return startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8); },
      readInfo,
      decode,
  };
  return codec;
}

}  // namespace luthier::codecs
