// SPDX-License-Identifier: GPL-3.0-or-later
// giflib. The first frame composed over the canvas; what is transparent or outside the frame is white. The blocks after it
// are only walked through, to tell a complete file from a truncated one.
#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "core/image/codecs/codec.h"

namespace luthier::codecs {
namespace {

class GifReader {
 public:
  GifReader(Bytes bytes, const std::filesystem::path& path) : bytes_(bytes), path_(path) {
    int code = 0;
    gif_ = DGifOpen(this, onRead, &code);
    if (gif_ == nullptr) throwError(code);
    try {
      checkPixelCount(gif_->SWidth, gif_->SHeight, path_);
    } catch (...) {
      DGifCloseFile(gif_, nullptr);
      throw;
    }
  }
  ~GifReader() { DGifCloseFile(gif_, nullptr); }
  GifReader(const GifReader&) = delete;
  GifReader& operator=(const GifReader&) = delete;

  [[nodiscard]] ImageInfo info() const { return {"gif", gif_->SWidth, gif_->SHeight, false}; }

  [[nodiscard]] Image decode() {
    Image canvas = whiteCanvas(gif_->SWidth, gif_->SHeight);
    bool found = false;
    for (GifRecordType type = nextRecord(); type != TERMINATE_RECORD_TYPE; type = nextRecord()) {
      if (type == EXTENSION_RECORD_TYPE) {
        readExtension();
      } else if (type == IMAGE_DESC_RECORD_TYPE) {
        check(DGifGetImageDesc(gif_));
        if (found) {
          skipPixels();
        } else {
          readFrame(canvas);
        }
        found = true;
      }
    }
    if (!found) throw imageError(ErrorCode::ImageDamaged, path_, "the GIF holds no frame");
    return canvas;
  }

 private:
  static int onRead(GifFileType* gif, GifByteType* into, int length) {
    auto* self = static_cast<GifReader*>(gif->UserData);
    const std::size_t wanted = static_cast<std::size_t>(length);
    const std::size_t given = std::min(wanted, self->bytes_.size() - self->position_);
    std::memcpy(into, self->bytes_.data() + self->position_, given);
    self->position_ += given;
    self->ended_ = self->ended_ || given < wanted;
    return static_cast<int>(given);
  }

  void check(int result) const {
    if (result == GIF_ERROR) throwError(gif_->Error);
  }
  [[noreturn]] void throwError(int code) const {
    if (ended_) throw imageError(ErrorCode::FileTruncated, path_, "the GIF data ends early");
    const char* text = GifErrorString(code);
    throw imageError(ErrorCode::ImageDamaged, path_, text == nullptr ? "the GIF data is invalid" : text);
  }

  [[nodiscard]] GifRecordType nextRecord() {
    GifRecordType type = UNDEFINED_RECORD_TYPE;
    check(DGifGetRecordType(gif_, &type));
    return type;
  }

  void readExtension() {
    int code = 0;
    GifByteType* block = nullptr;
    check(DGifGetExtension(gif_, &code, &block));
    while (block != nullptr) {
      GraphicsControlBlock control;
      if (code == GRAPHICS_EXT_FUNC_CODE && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) {
        transparent_ = control.TransparentColor;
      }
      check(DGifGetExtensionNext(gif_, &block));
    }
  }

  void skipPixels() {
    int size = 0;
    GifByteType* block = nullptr;
    check(DGifGetCode(gif_, &size, &block));
    while (block != nullptr) check(DGifGetCodeNext(gif_, &block));
  }

  void readFrame(Image& canvas) {
    const GifImageDesc& frame = gif_->Image;
    checkPixelCount(frame.Width, frame.Height, path_);
    const ColorMapObject* colours = frame.ColorMap != nullptr ? frame.ColorMap : gif_->SColorMap;
    if (colours == nullptr || colours->ColorCount == 0)
      throw imageError(ErrorCode::ImageDamaged, path_, "the GIF has no colour table");
    std::vector<GifPixelType> line(static_cast<std::size_t>(frame.Width));
    // An interlaced frame comes in four passes (GIF89a, appendix E).
    struct Pass {
      int first, step;
    };
    static constexpr std::array<Pass, 4> interlaced{{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
    static constexpr std::array<Pass, 1> plain{{{0, 1}}};
    const std::span<const Pass> passes = frame.Interlace ? std::span<const Pass>(interlaced) : std::span<const Pass>(plain);
    for (const Pass& pass : passes) {
      for (int y = pass.first; y < frame.Height; y += pass.step) {
        check(DGifGetLine(gif_, line.data(), frame.Width));
        drawLine(line, *colours, y, canvas);
      }
    }
  }

  void drawLine(std::span<const GifPixelType> line, const ColorMapObject& colours, int y, Image& canvas) const {
    const int row = gif_->Image.Top + y;
    if (row >= canvas.height) return;
    const int columns = std::min(gif_->Image.Width, canvas.width - gif_->Image.Left);
    for (int x = 0; x < columns; ++x) {
      const int index = line[static_cast<std::size_t>(x)];
      if (index == transparent_) continue;
      const GifColorType colour = index < colours.ColorCount ? colours.Colors[index] : GifColorType{};
      const std::size_t column = static_cast<std::size_t>(gif_->Image.Left + x);
      std::uint8_t* to =
          canvas.pixels.data() + (static_cast<std::size_t>(row) * static_cast<std::size_t>(canvas.width) + column) * 3;
      to[0] = colour.Red;
      to[1] = colour.Green;
      to[2] = colour.Blue;
    }
  }

  Bytes bytes_;
  const std::filesystem::path& path_;
  GifFileType* gif_ = nullptr;
  std::size_t position_ = 0;
  bool ended_ = false;
  int transparent_ = NO_TRANSPARENT_COLOR;
};

}  // namespace

const Codec& gifCodec() {
  static const Codec codec{
      [](Bytes bytes) { return startsWith(bytes, "GIF87a") || startsWith(bytes, "GIF89a"); },
      [](Bytes bytes, const std::filesystem::path& path) { return GifReader(bytes, path).info(); },
      [](Bytes bytes, const std::filesystem::path& path) { return GifReader(bytes, path).decode(); },
  };
  return codec;
}

}  // namespace luthier::codecs
