// SPDX-License-Identifier: GPL-3.0-or-later
// libjpeg-turbo. Its error handler may not return, so it jumps back over C frames only: every call into the library happens
// inside guarded(), whose lambdas own nothing that needs a destructor.
#include <cstdio>  // before jpeglib.h, which needs its FILE and size_t

#include <jerror.h>
#include <jpeglib.h>

#include <algorithm>
#include <csetjmp>
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

  /// Asks libjpeg for a smaller image. Only halvings: for the sizes between, its transforms are slower than decoding every pixel.
  void shrinkTo(int leastSide) {
    const auto shorter = static_cast<int>(std::min(decoder_.image_width, decoder_.image_height));
    for (const int divisor : {8, 4, 2}) {
      if ((shorter + divisor - 1) / divisor < leastSide) continue;
      decoder_.scale_num = 1;
      decoder_.scale_denom = static_cast<unsigned>(divisor);
      return;
    }
  }

  [[nodiscard]] Image decode() {
    const bool fourInks = decoder_.num_components == 4;
    if (decoder_.jpeg_color_space == JCS_UNKNOWN) {
      throw imageError(ErrorCode::ImageUnsupported, path_, std::to_string(decoder_.num_components) + " colour components");
    }
    decoder_.out_color_space = fourInks ? JCS_CMYK : JCS_RGB;
    guarded([&] { jpeg_calc_output_dimensions(&decoder_); });
    Image image(static_cast<int>(decoder_.output_width), static_cast<int>(decoder_.output_height), 3);
    std::vector<JSAMPLE> inks(fourInks ? static_cast<std::size_t>(image.width) * 4 : 0);
    readRows(image, inks);
    return applyOrientation(std::move(image), orientation_);
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

  void readRows(Image& image, std::vector<JSAMPLE>& inks) {
    const std::size_t stride = static_cast<std::size_t>(image.width) * 3;
    std::uint8_t* row = image.pixels.data();
    JSAMPLE* inkRow = inks.empty() ? nullptr : inks.data();
    const int width = image.width;
    guarded([&] {
      jpeg_start_decompress(&decoder_);
      while (decoder_.output_scanline < decoder_.output_height) {
        JSAMPROW target = inkRow != nullptr ? inkRow : row;
        jpeg_read_scanlines(&decoder_, &target, 1);
        if (inkRow != nullptr) convertInks(inkRow, row, width);
        row += stride;
      }
      jpeg_finish_decompress(&decoder_);
    });
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
      [](Bytes bytes, const std::filesystem::path& path) { return JpegReader(bytes, path).decode(); },
      [](Bytes bytes, const std::filesystem::path& path, int leastSide) {
        JpegReader reader(bytes, path);
        reader.shrinkTo(leastSide);
        return reader.decode();
      },
  };
  return codec;
}

}  // namespace luthier::codecs
