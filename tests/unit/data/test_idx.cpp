// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <zlib.h>

#include "core/data/image_source.h"
#include "import_helpers.h"
#include "temporary_folder.h"

namespace luthier {
namespace {

using test::countExamples;
using test::importFrom;
using test::importProblem;
using test::TemporaryFolder;

std::string bigEndian(std::uint32_t value) {
  return {static_cast<char>(value >> 24U), static_cast<char>(value >> 16U), static_cast<char>(value >> 8U),
          static_cast<char>(value)};
}

/// `count` images of 4 x 3 pixels, each pixel telling its image; labels 0 1 2 0 1 2 ...
std::string images(std::uint32_t count, int offset = 0) {
  std::string bytes = std::string("\0\0\x08\x03", 4) + bigEndian(count) + bigEndian(3) + bigEndian(4);
  for (std::uint32_t i = 0; i < count; ++i) {
    for (int pixel = 0; pixel < 12; ++pixel) bytes += static_cast<char>((static_cast<int>(i) + offset) * (pixel + 1));
  }
  return bytes;
}
std::string labels(std::uint32_t count) {
  std::string bytes = std::string("\0\0\x08\x01", 4) + bigEndian(count);
  for (std::uint32_t i = 0; i < count; ++i) bytes += static_cast<char>(i % 3);
  return bytes;
}
std::string gzip(const std::string& bytes) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

void writePair(const TemporaryFolder& folder, const std::string& prefix, std::uint32_t count, int offset) {
  folder.write(prefix + "-images-idx3-ubyte", images(count, offset));
  folder.write(prefix + "-labels-idx1-ubyte", labels(count));
}

TEST(Idx, TrainAndTestAreGivenAndValidationIsTakenFromTrain) {
  const TemporaryFolder folder;
  writePair(folder, "train", 60, 0);
  writePair(folder, "t10k", 12, 100);
  const ImportResult result =
      importFrom(folder.path(), {{"validation_share", "0.1"}, {"class_names", "shoe, T-shirt/top,bag"}});
  const DatasetRecord& record = result.dataset.record;
  EXPECT_EQ(record.layout, "idx");
  EXPECT_TRUE(record.splitsGiven);
  EXPECT_EQ(record.classes, (std::vector<std::string>{"shoe", "T-shirt/top", "bag"}));
  EXPECT_EQ(record.channels, 1);
  EXPECT_EQ(record.medianWidth, 4);
  EXPECT_EQ(record.medianHeight, 3);
  auto counts = countExamples(result.dataset);
  EXPECT_EQ((counts[{Split::Train, "shoe"}]), 18);
  EXPECT_EQ((counts[{Split::Validation, "shoe"}]), 2);
  EXPECT_EQ((counts[{Split::Test, "bag"}]), 4);
}

TEST(Idx, CompressedFilesReadAsPlainOnes) {
  const TemporaryFolder plain;
  const TemporaryFolder packed;
  writePair(plain, "train", 30, 0);
  packed.write("train-images-idx3-ubyte.gz", gzip(images(30)));
  packed.write("train-labels-idx1-ubyte.gz", gzip(labels(30)));
  const Dataset a = importFrom(plain.path()).dataset;
  const Dataset b = importFrom(packed.path()).dataset;
  ASSERT_EQ(a.examples.size(), b.examples.size());
  const auto sourceA = openImageSource(a.record);
  const auto sourceB = openImageSource(b.record);
  for (std::size_t i = 0; i < a.examples.size(); ++i) {
    EXPECT_EQ(a.examples[i].hash, b.examples[i].hash);
    EXPECT_EQ(a.examples[i].split, b.examples[i].split);
    EXPECT_EQ(sourceA->read(a.examples[i]), sourceB->read(b.examples[i]));
  }
  const Image image = sourceA->read(a.examples[5]);
  EXPECT_EQ(image.channels, 1);
  EXPECT_EQ(image.width, 4);
  EXPECT_EQ(image.height, 3);
  EXPECT_EQ(image.pixels[2], static_cast<std::uint8_t>(a.examples[5].member * 3));
}

TEST(Idx, DamageIsNamed) {
  const auto problemOf = [](const std::string& imageBytes, const std::string& labelBytes) {
    const TemporaryFolder folder;
    folder.write("train-images-idx3-ubyte", imageBytes);
    if (!labelBytes.empty()) folder.write("train-labels-idx1-ubyte", labelBytes);
    const Problem problem = importProblem(folder.path());
    EXPECT_TRUE(problem.arguments.at("file").starts_with(folder.path().native()));
    return problem.code;
  };
  EXPECT_EQ(problemOf(images(9), ""), ErrorCode::IdxDamaged);               // no labels
  EXPECT_EQ(problemOf(images(9), labels(8)), ErrorCode::IdxDamaged);        // another count
  EXPECT_EQ(problemOf(images(9), images(9)), ErrorCode::IdxDamaged);        // images for labels
  EXPECT_EQ(problemOf(images(9) + "x", labels(9)), ErrorCode::IdxDamaged);  // something behind
  EXPECT_EQ(problemOf(gzip(images(90)).substr(0, 60), labels(90)), ErrorCode::IdxDamaged);
  const std::string whole = images(9);
  for (std::size_t length = 4; length < whole.size(); ++length) {
    EXPECT_EQ(problemOf(whole.substr(0, length), labels(9)), ErrorCode::IdxDamaged) << length;
  }
}

TEST(Idx, HashesFindAChangedMember) {
  const TemporaryFolder folder;
  writePair(folder, "train", 30, 0);
  const Dataset dataset = importFrom(folder.path()).dataset;
  EXPECT_TRUE(checkFiles(dataset, true).empty());
  std::string bytes = images(30);
  bytes.back() = static_cast<char>(bytes.back() + 1);
  folder.write("train-images-idx3-ubyte", bytes);
  EXPECT_TRUE(checkFiles(dataset, false).empty());
  const std::vector<Problem> problems = checkFiles(dataset, true);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].code, ErrorCode::FileChanged);
  std::filesystem::remove(folder.path() / "train-images-idx3-ubyte");
  EXPECT_EQ(checkFiles(dataset, false).at(0).code, ErrorCode::FileMoved);
}

TEST(Idx, TooFewNamesAreRefused) {
  const TemporaryFolder folder;
  writePair(folder, "train", 9, 0);
  EXPECT_EQ(importProblem(folder.path(), {{"class_names", "a,b"}}).code, ErrorCode::InvalidParameter);
  EXPECT_EQ(importProblem(folder.path(), {{"class_names", "a,b,b"}}).code, ErrorCode::InvalidParameter);
}

TEST(Idx, FashionMnist) {
  const std::filesystem::path folder = "/usr/share/datasets/fashion-mnist";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << folder << " is not here (Debian package dataset-fashion-mnist)";
  const ImportResult result =
      importFrom(folder, {{"train_limit", "6000"}, {"validation_limit", "1000"}, {"test_limit", "2000"}});
  auto counts = countExamples(result.dataset);
  ASSERT_EQ(result.dataset.record.classes.size(), 10U);
  for (const std::string& name : result.dataset.record.classes) {
    EXPECT_NEAR((counts[{Split::Train, name}]), 600, 1);
    EXPECT_NEAR((counts[{Split::Validation, name}]), 100, 1);
    EXPECT_EQ((counts[{Split::Test, name}]), 200);
  }
  EXPECT_EQ(result.dataset.record.medianWidth, 28);
  EXPECT_EQ(openImageSource(result.dataset.record)->read(result.dataset.examples.back()).width, 28);
}

}  // namespace
}  // namespace luthier
