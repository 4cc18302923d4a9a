// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/image_source.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "core/base/files.h"
#include "core/data/example_name.h"
#include "core/data/importers/idx_images.h"
#include "core/data/parallel.h"
#include "core/image/decode.h"

namespace luthier {
namespace {

namespace fs = std::filesystem;

Problem problemAbout(ErrorCode code, const fs::path& path) { return {code, {{"file", displayPath(path)}}}; }

/// Throws where the file is gone or has another size than at import.
void checkPresent(const fs::path& path, std::int64_t expectedSize) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory) {
    throw Error(problemAbout(ErrorCode::FileMoved, path));
  }
  if (!error && size != static_cast<std::uintmax_t>(expectedSize)) throw Error(problemAbout(ErrorCode::FileChanged, path));
}

/// Every example is a file.
class FileSource : public ImageSource {
 public:
  explicit FileSource(fs::path root) : root_(std::move(root)) {}

  [[nodiscard]] Image read(const ExampleRecord& example) const override {
    const fs::path path = root_ / example.path;
    try {
      const std::vector<std::byte> bytes = readFile(path);
      if (bytes.size() != static_cast<std::size_t>(example.size)) throw Error(problemAbout(ErrorCode::FileChanged, path));
      return decodeImage(bytes, path);
    } catch (const Error& error) {
      if (error.code() == ErrorCode::FileUnreadable) checkPresent(path, example.size);
      throw;
    }
  }

 private:
  fs::path root_;
};

/// Examples are members of IDX files, which are read once and kept.
class IdxSource : public ImageSource {
 public:
  explicit IdxSource(fs::path root) : root_(std::move(root)) {}

  [[nodiscard]] Image read(const ExampleRecord& example) const override {
    const fs::path path = root_ / example.path;
    const std::shared_ptr<const IdxFile> file = open(path, example.size);
    if (example.member < 0 || static_cast<std::size_t>(example.member) >= file->count() || !holdsImages(*file)) {
      throw Error(problemAbout(ErrorCode::FileChanged, path));
    }
    return imageOf(*file, static_cast<std::size_t>(example.member));
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

/// One entry for each file, containers once.
std::vector<const ExampleRecord*> distinctFiles(const std::vector<ExampleRecord>& examples) {
  std::vector<const ExampleRecord*> files;
  for (const ExampleRecord& example : examples) {
    const bool repeated = example.member >= 0 && !files.empty() && files.back()->member >= 0 && files.back()->path == example.path;
    if (!repeated) files.push_back(&example);
  }
  return files;
}

std::optional<Problem> checkFile(const fs::path& root, const ExampleRecord& example, bool verifyHash) {
  const fs::path path = root / example.path;
  try {
    checkPresent(path, example.size);
    if (!verifyHash) return std::nullopt;
    const Sha256Digest found = example.member < 0 ? sha256OfFile(path) : sha256(IdxFile(path).item(static_cast<std::size_t>(example.member)));
    if (found != example.hash) return problemAbout(ErrorCode::FileChanged, path);
  } catch (const Error&) {
    return currentProblem();
  }
  return std::nullopt;
}

}  // namespace

std::unique_ptr<ImageSource> openImageSource(const DatasetRecord& dataset) {
  if (dataset.layout == "idx") return std::make_unique<IdxSource>(dataset.sourcePath);
  return std::make_unique<FileSource>(dataset.sourcePath);
}

std::vector<Problem> checkFiles(const Dataset& dataset, bool verifyHashes) {
  const std::vector<const ExampleRecord*> files = distinctFiles(dataset.examples);
  std::vector<std::optional<Problem>> found(files.size());
  parallelFor(
      files.size(), [&](std::size_t i) { found[i] = checkFile(dataset.record.sourcePath, *files[i], verifyHashes); }, "verify", nullptr,
      CancelToken());
  std::vector<Problem> problems;
  for (std::optional<Problem>& problem : found) {
    if (problem) problems.push_back(std::move(*problem));
  }
  return problems;
}

}  // namespace luthier
