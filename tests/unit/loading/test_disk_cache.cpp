// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

#include "core/base/files.h"
#include "core/loading/image_loader.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/tinted_images.h"

namespace luthier {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t diskRoom = 100'000'000;

bool equal(const Image& a, const Image& b) {
  return a.width == b.width && a.height == b.height && a.channels == b.channels && a.pixels == b.pixels;
}

/// The only file below `folder`.
fs::path entryIn(const fs::path& folder) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) return entry.path();
  }
  return {};
}

struct DiskCacheTest : ::testing::Test {
  support::TemporaryFolder sources, folder;
  Dataset dataset = support::tintedImages(sources.path(), "image_classification", 4);
  Image image = support::tintedImage(0.5, 0.5, 3);

  [[nodiscard]] DiskCache open(const std::string& preparation = "32", std::size_t maximum = diskRoom,
                               std::size_t wanted = 0) const {
    return DiskCache(folder.path(), sources.path(), preparation, maximum, wanted);
  }
};

TEST_F(DiskCacheTest, KeepsPixelsFromRunToRun) {
  const auto& example = dataset.examples[0];
  EXPECT_FALSE(open().find(example));
  open().put(example, image);
  const auto found = open().find(example);
  ASSERT_TRUE(found);
  EXPECT_TRUE(equal(*found, image));
  EXPECT_FALSE(open().find(dataset.examples[1]));
  EXPECT_FALSE(open("another preparation").find(example));
}

TEST_F(DiskCacheTest, AChangedSourceIsReadAgain) {
  auto example = dataset.examples[0];
  open().put(example, image);
  const auto file = sources / example.path;
  fs::last_write_time(file, fs::last_write_time(file) + std::chrono::seconds(1));
  EXPECT_FALSE(open().find(example));
  open().put(example, image);
  EXPECT_TRUE(open().find(example));
  ++example.size;  // the dataset was imported anew
  EXPECT_FALSE(open().find(example));
  example = dataset.examples[0];
  example.hash[0] ^= 1U;
  EXPECT_FALSE(open().find(example));
}

TEST_F(DiskCacheTest, ATornOrDamagedEntryIsAMiss) {
  const auto& example = dataset.examples[0];
  open().put(example, image);
  const auto entry = entryIn(folder.path());
  const auto bytes = readFile(entry);
  const auto write = [&](std::span<const std::byte> content) {
    std::ofstream(entry, std::ios::binary | std::ios::trunc)
        .write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
  };
  for (const std::size_t length : {std::size_t{0}, std::size_t{7}, std::size_t{40}, bytes.size() / 2, bytes.size() - 1}) {
    write(std::span(bytes).first(length));
    EXPECT_FALSE(open().find(example)) << length;
  }
  for (const std::size_t place : {std::size_t{0}, std::size_t{24}, std::size_t{30}, bytes.size() - 1, bytes.size() / 2}) {
    auto damaged = bytes;
    damaged[place] ^= std::byte{0x40};
    write(damaged);
    EXPECT_FALSE(open().find(example)) << place;
  }
  write(bytes);
  EXPECT_TRUE(open().find(example));
}

TEST_F(DiskCacheTest, StaysWithinItsRoomAndGivesUpWhatWasUnusedLongest) {
  const std::size_t size = 16 * 16 * 3 + 48;
  const auto cache = open("first", size * 2);
  for (const auto& example : dataset.examples) cache.put(example, image);
  EXPECT_LE(cache.bytes(), size * 2);
  EXPECT_TRUE(cache.find(dataset.examples[1]));
  EXPECT_FALSE(cache.find(dataset.examples[2]));

  const auto second = open("second", size * 4, size * 2);
  second.put(dataset.examples[0], image);
  EXPECT_TRUE(cache.find(dataset.examples[0])) << "there is room for both";
  const auto third = open("third", size * 4, size * 3);
  third.put(dataset.examples[0], image);
  EXPECT_FALSE(cache.find(dataset.examples[0])) << "the first had to go";
  EXPECT_TRUE(second.find(dataset.examples[0]));
  EXPECT_TRUE(third.find(dataset.examples[0]));
}

TEST_F(DiskCacheTest, ALoaderReadsEachImageOnceForAllRuns) {
  ImagePipeline pipeline;
  pipeline.preprocessing.imageSize = 16;
  pipeline.preprocessing.resizeShorter = 0;
  const auto disk = std::make_shared<const DiskCache>(folder.path(), sources.path(), "16", diskRoom, 0);
  const auto loader = [&] {
    return ImageLoader(openImageSource(dataset.record), dataset.examples,
                       torch::zeros({static_cast<std::int64_t>(dataset.examples.size())}, torch::kInt64), pipeline,
                       {.augmented = false, .seed = 1, .cacheBytes = 0, .disk = disk});
  };
  const BatchRequest request{0, {2, 0, 3}};
  const auto first = loader().make(request).inputs;
  const auto file = sources / dataset.examples[2].path;
  const auto time = fs::last_write_time(file);
  fs::resize_file(file, 10);  // it cannot be decoded any more
  fs::last_write_time(file, time);
  EXPECT_TRUE(first.equal(loader().make(request).inputs));
}

}  // namespace
}  // namespace luthier
