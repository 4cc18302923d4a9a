// SPDX-License-Identifier: GPL-3.0-or-later
// libjpeg-turbo. Its error handler may not return, so it jumps back over C frames only: every call into the library happens
// inside guarded(), whose lambdas own nothing that needs a destructor.
#include <cstdio>  // before jpeglib.h, which needs its FILE and size_t

#include <jerror.h>
#include <jpeglib.h>

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <new>
#include <utility>
#include <vector>

#include "core/image/codecs/codec.h"
#include "core/image/codecs/orientation.h"

namespace luthier::codecs {
namespace {

class JpegReader {
 public:
  JpegReader(Bytes bytes, const std::filesystem::path& path) : path_(path) {
    decoder_.err = jpeg_std_error(&errors_.base);
    errors_.base.error_exit = [](j_common_ptr info) { fail(info); };
    errors_.base.emit_message = [](j_common_ptr info, int level) {
      if (level < 0 && isDamage(info->err->msg_code)) fail(info);
    };
    guarded([&] {
      jpeg_create_decompress(&decoder_);
      jpeg_mem_src(&decoder_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
      jpeg_save_markers(&decoder_, JPEG_APP0 + 1, 0xFFFF);
      jpeg_read_header(&decoder_, TRUE);
    });
    checkPixelCount(decoder_.image_width, decoder_.image_height, path_);
    orientation_ = findOrientation();
  }
  ~JpegReader() { jpeg_destroy_decompress(&decoder_); }
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;

  [[nodiscard]] ImageInfo info() const {
    const int width = static_cast<int>(decoder_.image_width);
    const int height = static_cast<int>(decoder_.image_height);
    const bool swapped = swapsSides(orientation_);
    return {"jpeg", swapped ? height : width, swapped ? width : height, decoder_.num_components == 1};
  }

  /// All pixels; made smaller where the shorter side stays `leastSide` px or more, unless that is 0.
  [[nodiscard]] Image decode(int leastSide) {
    const auto width = static_cast<int>(decoder_.image_width);
    const auto height = static_cast<int>(decoder_.image_height);
    return decodeStored({0, 0, width, height}, leastSide);
  }

  /// The same for a part of the image as it stands, and of its own shorter side.
  [[nodiscard]] Image decodePart(const PixelArea& area, int leastSide) {
    const ImageInfo standing = info();
    requireInside(area, standing.width, standing.height, path_);
    const auto width = static_cast<int>(decoder_.image_width);
    const auto height = static_cast<int>(decoder_.image_height);
    return decodeStored(storedArea(area, orientation_, width, height), leastSide);
  }

 private:
  struct ErrorManager {
    jpeg_error_mgr base;  // first, so that libjpeg's pointer to it is a pointer to this
    std::jmp_buf jump;
  };

  /// Warnings after which some pixels are guesses. The others (stray bytes between segments, an odd JFIF version) are harmless
  /// and common in cameras' files.
  static bool isDamage(int code) {
    switch (code) {
      case JWRN_JPEG_EOF:
      case JWRN_HIT_MARKER:
      case JWRN_HUFF_BAD_CODE:
      case JWRN_BOGUS_PROGRESSION:
      case JWRN_MUST_RESYNC:
        return true;
      default:
        return false;
    }
  }

  [[noreturn]] static void fail(j_common_ptr info) { std::longjmp(reinterpret_cast<ErrorManager*>(info->err)->jump, 1); }

  template <typename Calls>
  void guarded(Calls calls) {
    if (setjmp(errors_.jump) != 0) throwError();  // NOLINT(cert-err52-cpp): libjpeg's own way
    calls();
  }

  [[noreturn]] void throwError() {
    char text[JMSG_LENGTH_MAX];
    decoder_.err->format_message(reinterpret_cast<j_common_ptr>(&decoder_), text);
    const int code = decoder_.err->msg_code;
    const bool ended = code == JWRN_JPEG_EOF || code == JERR_INPUT_EOF || code == JERR_INPUT_EMPTY;
    const bool unsupported = code == JERR_ARITH_NOTIMPL || code == JERR_BAD_PRECISION || code == JERR_SOF_UNSUPPORTED ||
                             code == JERR_CONVERSION_NOTIMPL || code == JERR_NOTIMPL;
    // The constructor may be what failed: then no destructor runs, and this releases what libjpeg allocated. Harmless twice.
    jpeg_destroy_decompress(&decoder_);
    if (code == JERR_OUT_OF_MEMORY) throw std::bad_alloc();
    if (ended) throw imageError(ErrorCode::FileTruncated, path_, "the JPEG data ends early");
    throw imageError(unsupported ? ErrorCode::ImageUnsupported : ErrorCode::ImageDamaged, path_, text);
  }

  /// Only halvings: for the sizes between, libjpeg's transforms are slower than decoding every pixel.
  static int divisorFor(int side, int leastSide) {
    if (leastSide <= 0) return 1;
    for (const int divisor : {8, 4, 2}) {
      if (dividedUp(side, divisor) >= leastSide) return divisor;
    }
    return 1;
  }
  static int dividedUp(int length, int divisor) { return (length + divisor - 1) / divisor; }

  /// `area` of the pixels as they are stored, turned as the camera saw it.
  Image decodeStored(PixelArea area, int leastSide) {
    if (decoder_.jpeg_color_space == JCS_UNKNOWN) {
      throw imageError(ErrorCode::ImageUnsupported, path_, std::to_string(decoder_.num_components) + " colour components");
    }
    decoder_.out_color_space = hasInks() ? JCS_CMYK : JCS_RGB;
    const int divisor = divisorFor(std::min(area.width, area.height), leastSide);
    decoder_.scale_num = 1;
    decoder_.scale_denom = static_cast<unsigned>(divisor);
    guarded([&] { jpeg_calc_output_dimensions(&decoder_); });
    area = {area.left / divisor, area.top / divisor, dividedUp(area.width, divisor), dividedUp(area.height, divisor)};
    return applyOrientation(readArea(area), orientation_);
  }

  [[nodiscard]] bool hasInks() const { return decoder_.num_components == 4; }

  /// `area` of what libjpeg puts out. It leaves out whole blocks of columns; two pixels more on either side than is wanted keeps
  /// its interpolation of colours between neighbours as it is for the whole image.
  Image readArea(const PixelArea& area) {
    constexpr int neighbours = 2;
    Image image(area.width, area.height, 3);
    const auto outputWidth = static_cast<int>(decoder_.output_width);
    const bool wholeRows = area.width == outputWidth;
    const std::size_t components = hasInks() ? 4 : 3;
    std::vector<JSAMPLE> buffer(wholeRows && !hasInks() ? 0 : decoder_.output_width * components);
    JSAMPLE* const line = buffer.empty() ? nullptr : buffer.data();
    const std::size_t stride = static_cast<std::size_t>(area.width) * 3;
    std::uint8_t* row = image.pixels.data();
    auto first = static_cast<JDIMENSION>(std::max(area.left - neighbours, 0));
    auto columns = static_cast<JDIMENSION>(std::min(area.left + area.width + neighbours, outputWidth)) - first;
    guarded([&] {
      jpeg_start_decompress(&decoder_);
      if (!wholeRows) jpeg_crop_scanline(&decoder_, &first, &columns);
      if (area.top > 0) jpeg_skip_scanlines(&decoder_, static_cast<JDIMENSION>(area.top));
      const std::size_t offset = (static_cast<JDIMENSION>(area.left) - first) * components;
      for (int y = 0; y < area.height; ++y, row += stride) {
        JSAMPROW target = line != nullptr ? line : row;
        jpeg_read_scanlines(&decoder_, &target, 1);
        if (hasInks()) {
          convertInks(line + offset, row, area.width);
        } else if (line != nullptr) {
          std::memcpy(row, line + offset, stride);
        }
      }
      if (decoder_.output_scanline == decoder_.output_height) jpeg_finish_decompress(&decoder_);
    });
    return image;
  }

  /// CMYK as Adobe stores it (inverted), to RGB with PIL's rounding (Convert.c, cmyk2rgb).
  static void convertInks(const JSAMPLE* inks, std::uint8_t* rgb, int width) {
    for (int x = 0; x < width; ++x, inks += 4, rgb += 3) {
      const unsigned light = inks[3];
      for (int c = 0; c < 3; ++c) {
        const unsigned product = (255U - inks[c]) * light + 128U;
        rgb[c] = static_cast<std::uint8_t>(light - (((product >> 8U) + product) >> 8U));
      }
    }
  }

  [[nodiscard]] int findOrientation() const {
    for (jpeg_saved_marker_ptr marker = decoder_.marker_list; marker != nullptr; marker = marker->next) {
      const Bytes content(reinterpret_cast<const std::byte*>(marker->data), marker->data_length);
      if (startsWith(content, std::string_view("Exif\0\0", 6))) return exifOrientation(content);
    }
    return 1;
  }

  const std::filesystem::path& path_;
  jpeg_decompress_struct decoder_{};
  ErrorManager errors_{};
  int orientation_ = 1;
};

}  // namespace

const Codec& jpegCodec() {
  static const Codec codec{
      [](Bytes bytes) { return startsWith(bytes, "\xFF\xD8\xFF"); },
      [](Bytes bytes, const std::filesystem::path& path) { return JpegReader(bytes, path).info(); },
      [](Bytes bytes, const std::filesystem::path& path) { return JpegReader(bytes, path).decode(0); },
      [](Bytes bytes, const std::filesystem::path& path, int leastSide) {
        return JpegReader(bytes, path).decode(leastSide);
      },
      [](Bytes bytes, const std::filesystem::path& path, const PixelArea& area, int leastSide) {
        return JpegReader(bytes, path).decodePart(area, leastSide);
      },
  };
  return codec;
}

}  // namespace luthier::codecs
