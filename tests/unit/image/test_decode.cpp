// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/image/decode.h"
#include "fixtures.h"

namespace luthier {
namespace {

std::vector<std::filesystem::path> decodeFixtures() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(test::imageFixtures() / "decode")) {
    if (entry.path().extension() != ".ppm") files.push_back(entry.path());
  }
  return files;
}

ErrorCode codeOf(std::span<const std::byte> bytes, const char* name) {
  try {
    (void)decodeImage(bytes, name);
  } catch (const Error& error) {
    EXPECT_EQ(error.problem().arguments.at("file"), name);
    return error.code();
  }
  ADD_FAILURE() << name << " was accepted";
  return ErrorCode::Internal;
}

std::vector<std::byte> bytesOf(std::string_view text) {
  const auto* data = reinterpret_cast<const std::byte*>(text.data());
  return {data, data + text.size()};
}

TEST(Decode, EqualsPillowToThePixel) {
  const auto files = decodeFixtures();
  ASSERT_GE(files.size(), 40U);
  for (const auto& file : files) {
    SCOPED_TRACE(file.filename().string());
    Image found;
    ASSERT_NO_THROW(found = decodeImageFile(file));
    const Image expected = test::readPpm(file.string() + ".ppm");
    ASSERT_EQ(found.width, expected.width);
    ASSERT_EQ(found.height, expected.height);
    EXPECT_EQ(found.channels, 3);
    EXPECT_EQ(found.pixels, expected.pixels);
  }
}

TEST(Decode, InfoTellsTheSizeThatDecodingGives) {
  for (const auto& file : decodeFixtures()) {
    SCOPED_TRACE(file.filename().string());
    const ImageInfo info = readImageInfo(readFile(file), file);
    const Image image = decodeImageFile(file);
    EXPECT_EQ(info.width, image.width);
    EXPECT_EQ(info.height, image.height);
    std::string extension = file.extension().string().substr(1);
    if (extension == "jpg") extension = "jpeg";
    EXPECT_EQ(info.format, extension);
  }
  const auto grey = test::imageFixtures() / "decode/grey.jpg";
  EXPECT_TRUE(readImageInfo(readFile(grey), grey).grey);
}

TEST(Decode, EveryCutIsANamedError) {
  const std::set<ErrorCode> allowed{ErrorCode::FileEmpty,    ErrorCode::FileTruncated, ErrorCode::NotAnImage,
                                    ErrorCode::ImageDamaged, ErrorCode::ImageTooLarge, ErrorCode::ImageUnsupported};
  for (const auto& file : decodeFixtures()) {
    SCOPED_TRACE(file.filename().string());
    const std::vector<std::byte> bytes = readFile(file);
    for (std::size_t length = 0; length < bytes.size(); ++length) {
      // A vector of its own, so that a sanitizer sees a read beyond the cut.
      const std::vector<std::byte> cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
      const ErrorCode code = codeOf(cut, "cut");
      ASSERT_TRUE(allowed.contains(code)) << "after " << length << " bytes: " << errorText(code).name;
      if (length == 0) {
        EXPECT_EQ(code, ErrorCode::FileEmpty);
      }
      if (length > bytes.size() / 2 && length > 200) {
        EXPECT_EQ(code, ErrorCode::FileTruncated) << "after " << length;
      }
    }
  }
}

TEST(Decode, FlippedBytesNeverCrash) {
  for (const auto& file : decodeFixtures()) {
    std::vector<std::byte> bytes = readFile(file);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      for (const unsigned flip : {0xFFU, 0x01U, 0x80U}) {
        const std::byte before = bytes[i];
        bytes[i] = before ^ static_cast<std::byte>(flip);
        try {
          (void)decodeImage(bytes, "flipped");
        } catch (const Error& error) {
          EXPECT_NE(error.code(), ErrorCode::Internal) << file << " byte " << i;
        }
        bytes[i] = before;
      }
    }
  }
}

TEST(Decode, RefusesWhatIsNoImage) {
  EXPECT_EQ(codeOf({}, "empty.jpg"), ErrorCode::FileEmpty);
  EXPECT_EQ(codeOf(bytesOf("hello, I am a text\n"), "text.jpg"), ErrorCode::NotAnImage);
  EXPECT_EQ(codeOf(bytesOf(std::string_view("II*\0 tiff", 9)), "scan.tif"), ErrorCode::ImageUnsupported);
}

TEST(Decode, RefusesTooManyPixelsByTheHeader) {
  // A BMP header of 30000 x 20000 pixels (600 megapixels) without any pixels behind it.
  std::vector<std::byte> bmp = readFile(test::imageFixtures() / "decode/rgb.bmp");
  const auto put = [&](std::size_t offset, std::uint32_t value) {
    for (unsigned i = 0; i < 4; ++i) bmp[offset + i] = static_cast<std::byte>(value >> (8U * i));
  };
  put(18, 30000);
  put(22, 20000);
  EXPECT_EQ(codeOf(bmp, "large.bmp"), ErrorCode::ImageTooLarge);
}

TEST(Decode, EncodedPngReadsBackEqual) {
  const Image image = test::readPpm(test::imageFixtures() / "decode/rgb.png.ppm");
  EXPECT_EQ(decodeImage(encodePng(image), "own.png"), image);
}

}  // namespace
}  // namespace luthier
