// SPDX-License-Identifier: GPL-3.0-or-later
// libpng. Its error handler may not return, so it jumps back over C frames only: every call into the library happens inside
// guarded(), whose lambdas own nothing that needs a destructor.
#include <png.h>

#include <cstring>
#include <utility>
#include <vector>

#include "core/image/codecs/codec.h"
#include "core/image/codecs/orientation.h"

namespace luthier::codecs {
namespace {

class PngReader {
 public:
  PngReader(Bytes bytes, const std::filesystem::path& path) : bytes_(bytes), path_(path) {
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, onError, [](png_structp, png_const_charp) {});
    if (png_ == nullptr) throw std::bad_alloc();
    guarded([&] {
      info_ = png_create_info_struct(png_);
      png_set_read_fn(png_, this, onRead);
      png_set_user_limits(png_, PNG_UINT_31_MAX, PNG_UINT_31_MAX);  // the cap on pixels is ours
      png_read_info(png_, info_);
    });
    try {
      checkPixelCount(png_get_image_width(png_, info_), png_get_image_height(png_, info_), path_);
    } catch (...) {
      release();
      throw;
    }
  }
  ~PngReader() { release(); }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;

  [[nodiscard]] ImageInfo info() {
    const bool swapped = swapsSides(orientation());
    const int width = static_cast<int>(png_get_image_width(png_, info_));
    const int height = static_cast<int>(png_get_image_height(png_, info_));
    const bool grey = (png_get_color_type(png_, info_) & (PNG_COLOR_MASK_COLOR | PNG_COLOR_MASK_PALETTE)) == 0;
    return {"png", swapped ? height : width, swapped ? width : height, grey};
  }

  [[nodiscard]] Image decode() {
    Image image(static_cast<int>(png_get_image_width(png_, info_)), static_cast<int>(png_get_image_height(png_, info_)), 3);
    guarded([&] {
      png_set_expand(png_);    // palettes, fewer than 8 bits, transparent colours
      png_set_strip_16(png_);  // the high byte, as PIL takes it
      png_set_gray_to_rgb(png_);
      png_set_interlace_handling(png_);
      png_read_update_info(png_, info_);
    });
    const auto stride = png_get_rowbytes(png_, info_);
    const bool transparent = (png_get_color_type(png_, info_) & PNG_COLOR_MASK_ALPHA) != 0;
    std::vector<std::uint8_t> rgba(transparent ? stride * static_cast<std::size_t>(image.height) : 0);
    std::vector<png_bytep> rows(static_cast<std::size_t>(image.height));
    std::uint8_t* row = transparent ? rgba.data() : image.pixels.data();
    for (png_bytep& pointer : rows) {
      pointer = row;
      row += stride;
    }
    guarded([&] {
      png_read_image(png_, rows.data());
      png_read_end(png_, info_);
    });
    if (transparent) composeOverWhite(rgba, image.width, image.height, image, 0, 0);
    return applyOrientation(std::move(image), orientation());
  }

 private:
  static void onError(png_structp png, png_const_charp text) {
    auto* self = static_cast<PngReader*>(png_get_error_ptr(png));
    std::strncpy(self->message_, text, sizeof self->message_ - 1);
    png_longjmp(png, 1);
  }
  static void onRead(png_structp png, png_bytep into, png_size_t length) {
    auto* self = static_cast<PngReader*>(png_get_io_ptr(png));
    if (length > self->bytes_.size() - self->position_) {
      self->ended_ = true;
      png_error(png, "the PNG data ends early");
    }
    std::memcpy(into, self->bytes_.data() + self->position_, length);
    self->position_ += length;
  }

  template <typename Calls>
  void guarded(Calls calls) {
    if (setjmp(png_jmpbuf(png_)) != 0) throwError();  // NOLINT(cert-err52-cpp): libpng's own way
    calls();
  }
  [[noreturn]] void throwError() {
    release();  // where the constructor failed no destructor runs
    throw imageError(ended_ ? ErrorCode::FileTruncated : ErrorCode::ImageDamaged, path_, message_);
  }
  void release() { png_destroy_read_struct(&png_, &info_, nullptr); }

  [[nodiscard]] int orientation() {
    png_uint_32 length = 0;
    png_bytep exif = nullptr;
    if (png_get_eXIf_1(png_, info_, &length, &exif) == 0 || exif == nullptr) return 1;
    return exifOrientation({reinterpret_cast<const std::byte*>(exif), length});
  }

  Bytes bytes_;
  const std::filesystem::path& path_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  std::size_t position_ = 0;
  bool ended_ = false;
  char message_[160] = {};
};

}  // namespace

const Codec& pngCodec() {
  static const Codec codec{
      [](Bytes bytes) { return startsWith(bytes, "\x89PNG\r\n\x1A\n"); },
      [](Bytes bytes, const std::filesystem::path& path) { return PngReader(bytes, path).info(); },
      [](Bytes bytes, const std::filesystem::path& path) { return PngReader(bytes, path).decode(); },
  };
  return codec;
}

}  // namespace luthier::codecs
