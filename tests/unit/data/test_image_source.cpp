// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/image_source.h"

#include <gtest/gtest.h>

#include "core/base/files.h"
#include "import_helpers.h"
#include "temporary_folder.h"

namespace luthier {
namespace {

using test::importFrom;
using test::TemporaryFolder;

class ImageSourceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    for (int i = 0; i < 3; ++i) {
      folder_.writePng("cat/" + std::to_string(i) + ".png", i);
      folder_.writePng("dog/" + std::to_string(i) + ".png", 10 + i);
    }
    dataset_ = importFrom(folder_.path()).dataset;
  }
  [[nodiscard]] ErrorCode codeOfReading(std::size_t index) const {
    try {
      (void)openImageSource(dataset_.record)->read(dataset_.examples[index]);
    } catch (const Error& error) {
      EXPECT_EQ(error.problem().arguments.at("file"), folder_.path() / dataset_.examples[index].path);
      return error.code();
    }
    ADD_FAILURE() << "was read";
    return ErrorCode::Internal;
  }

  TemporaryFolder folder_;
  Dataset dataset_;
};

TEST_F(ImageSourceTest, ReadsThePixels) {
  const Image image = openImageSource(dataset_.record)->read(dataset_.examples[1]);
  EXPECT_EQ(image, decodeImage(TemporaryFolder::png(1), "expected"));
}

TEST_F(ImageSourceTest, TellsMovedFromChangedFiles) {
  std::filesystem::remove(folder_.path() / "cat/0.png");
  folder_.writePng("cat/1.png", 1, 9, 9);
  EXPECT_EQ(codeOfReading(0), ErrorCode::FileMoved);
  EXPECT_EQ(codeOfReading(1), ErrorCode::FileChanged);
  const std::vector<Problem> problems = checkFiles(dataset_, false);
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].code, ErrorCode::FileMoved);
  EXPECT_EQ(problems[1].code, ErrorCode::FileChanged);
}

TEST_F(ImageSourceTest, HashesFindAChangeThatKeepsTheSize) {
  std::string bytes = readTextFile(folder_.path() / "dog/2.png");
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] + 1);
  folder_.write("dog/2.png", bytes);
  EXPECT_TRUE(checkFiles(dataset_, false).empty());
  const std::vector<Problem> problems = checkFiles(dataset_, true);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0], (Problem{ErrorCode::FileChanged, {{"file", folder_.path() / "dog/2.png"}}}));
}

TEST_F(ImageSourceTest, AMovedDatasetIsWholeAgainAtItsNewPlace) {
  const TemporaryFolder other;
  std::filesystem::rename(folder_.path() / "cat", other.path() / "cat");
  std::filesystem::rename(folder_.path() / "dog", other.path() / "dog");
  EXPECT_EQ(checkFiles(dataset_, true).size(), dataset_.examples.size());
  dataset_.record.sourcePath = other.path();
  EXPECT_TRUE(checkFiles(dataset_, true).empty());
}

TEST(Thumbnail, SmallImagesAreEnlargedByAWholeFactorWithoutBlur) {
  Image image(3, 2, 1);
  image.pixels = {0, 50, 100, 150, 200, 250};
  const Image result = thumbnail(image, 10);
  ASSERT_EQ(result.width, 9);
  ASSERT_EQ(result.height, 6);
  for (int y = 0; y < 6; ++y) {
    for (int x = 0; x < 9; ++x) {
      EXPECT_EQ(result.pixels[static_cast<std::size_t>(y * 9 + x)],
                image.pixels[static_cast<std::size_t>(y / 3 * 3 + x / 3)]);
    }
  }
}

TEST(Thumbnail, LargeImagesAreReducedToTheLongerSide) {
  const Image wide(300, 100, 3);
  EXPECT_EQ(thumbnail(wide, 96).width, 96);
  EXPECT_EQ(thumbnail(wide, 96).height, 32);
  const Image line(5000, 2, 3);
  EXPECT_EQ(thumbnail(line, 96).height, 1);
}

}  // namespace
}  // namespace luthier
