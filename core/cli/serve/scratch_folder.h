// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>

#include "core/base/files.h"
#include "core/image/image.h"

namespace luthier::serve {

/// A session's private folder for images that are on their way to the desktop program. Removed at the end; folders of sessions
/// that were killed are removed by a later one. Only the newest files are kept, so a long session does not fill the disk.
/// Thread-safe.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
  /// Writes `image` as a new PNG file and returns its absolute path. Throws Error{FileNotWritable, DiskFull}.
  [[nodiscard]] std::filesystem::path writePng(const Image& image);

 private:
  void removeAbandoned(const std::filesystem::path& parent) const;

  std::filesystem::path path_;
  std::unique_ptr<FileLock> lock_;
  std::mutex mutex_;
  std::deque<std::filesystem::path> files_;
  std::size_t written_ = 0;
};

}  // namespace luthier::serve
