// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/image_source.h"

#include <map>
#include <mutex>

#include "core/base/files.h"
#include "core/data/file_check.h"
#include "core/data/importers/idx_images.h"
#include "core/image/decode.h"
#include "core/image/transforms.h"

namespace luthier {
namespace {

namespace fs = std::filesystem;

/// Every example is a file.
class FileSource : public ImageSource {
 public:
  FileSource(fs::path root, int leastSide) : root_(std::move(root)), leastSide_(leastSide) {}

  [[nodiscard]] Image read(const ExampleRecord& example) const override {
    return decoded(example, [this](std::span<const std::byte> bytes, const fs::path& path) {
      return leastSide_ > 0 ? decodeSmallerImage(bytes, path, leastSide_) : decodeImage(bytes, path);
    });
  }

  [[nodiscard]] Image readPart(const ExampleRecord& example, const PixelArea& area) const override {
    return decoded(example, [&](std::span<const std::byte> bytes, const fs::path& path) {
      return decodeImagePart(bytes, path, area, leastSide_);
    });
  }

 private:
  template <typename Decode>
  [[nodiscard]] Image decoded(const ExampleRecord& example, const Decode& decode) const {
    const fs::path path = root_ / example.path;
    try {
      const std::vector<std::byte> bytes = readFile(path);
      if (bytes.size() != static_cast<std::size_t>(example.size)) throw Error(fileProblem(ErrorCode::FileChanged, path));
      return decode(bytes, path);
    } catch (const Error& error) {
      if (error.code() == ErrorCode::FileUnreadable) checkPresent(path, example.size);
      throw;
    }
  }

  fs::path root_;
  int leastSide_;
};

/// Examples are members of IDX files, which are read once and kept.
class IdxSource : public ImageSource {
 public:
  explicit IdxSource(fs::path root) : root_(std::move(root)) {}

  [[nodiscard]] Image read(const ExampleRecord& example) const override {
    const fs::path path = root_ / example.path;
    const std::shared_ptr<const IdxFile> file = open(path, example.size);
    if (example.member < 0 || static_cast<std::size_t>(example.member) >= file->count() || !holdsImages(*file)) {
      throw Error(fileProblem(ErrorCode::FileChanged, path));
    }
    return imageOf(*file, static_cast<std::size_t>(example.member));
  }

  [[nodiscard]] Image readPart(const ExampleRecord& example, const PixelArea& area) const override {
    return crop(read(example), area);
  }

 private:
  [[nodiscard]] std::shared_ptr<const IdxFile> open(const fs::path& path, std::int64_t size) const {
    const std::lock_guard lock(mutex_);
    std::shared_ptr<const IdxFile>& file = files_[path];
    if (!file) {
      checkPresent(path, size);
      file = std::make_shared<IdxFile>(path);
    }
    return file;
  }

  fs::path root_;
  mutable std::mutex mutex_;
  mutable std::map<fs::path, std::shared_ptr<const IdxFile>> files_;
};

}  // namespace

std::unique_ptr<ImageSource> openImageSource(const DatasetRecord& dataset, int leastSide) {
  if (dataset.layout == "idx") return std::make_unique<IdxSource>(dataset.sourcePath);
  return std::make_unique<FileSource>(dataset.sourcePath, leastSide);
}

}  // namespace luthier
