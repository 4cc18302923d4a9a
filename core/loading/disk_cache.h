// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "core/image/image.h"
#include "core/store/records.h"

namespace luthier {

/// Prepared pixels of a dataset's images on the disk, for more images than memory holds and for the next run. An entry is a file
/// named by the image's hash, in a folder named by how it was prepared; it counts only while the source file has the size and time of
/// change that it had, so that a file that was changed since is read, and complained about, as ever. Entries are 8-bit pixels with a
/// sum over them: a torn or damaged one is a miss. Within a stated room: what fits is kept, and where an earlier preparation takes
/// the room it goes, the longest unused first. Thread-safe; several processes may share a folder. No failure is an error: what
/// cannot be kept is prepared again.
class DiskCache {
 public:
  /// `sources`: the folder that examples' paths are relative to. `preparation`: names all that the pixels depend on beside the
  /// file. `wantedBytes`: what all entries will take, roughly. Blocks on listing `folder`.
  DiskCache(std::filesystem::path folder, std::filesystem::path sources, const std::string& preparation,
            std::size_t maximumBytes, std::size_t wantedBytes);

  [[nodiscard]] std::optional<Image> find(const ExampleRecord& example) const;
  void put(const ExampleRecord& example, const Image& image) const;
  /// Of all entries, those of other preparations included.
  [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }

 private:
  [[nodiscard]] std::filesystem::path fileFor(const ExampleRecord& example) const;
  void makeRoom(std::size_t wantedBytes);

  std::filesystem::path folder_, own_, sources_;
  std::size_t maximumBytes_;
  mutable std::atomic<std::size_t> bytes_ = 0;
};

}  // namespace luthier
