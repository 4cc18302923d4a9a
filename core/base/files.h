// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace luthier {

/// A file opened for positioned reads (pread, never mmap: a file cut while mapped would kill the process). Reads are
/// thread-safe. Throws Error{FileUnreadable} on failure and Error{FileTruncated} where fewer bytes are there than asked for.
class InputFile {
 public:
  explicit InputFile(const std::filesystem::path& path);
  ~InputFile();
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&& other) noexcept;

  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
  void read(std::uint64_t offset, std::span<std::byte> into) const;
  [[nodiscard]] std::vector<std::byte> read(std::uint64_t offset, std::size_t length) const;

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

/// Whole file, refused above `limit` bytes.
[[nodiscard]] std::vector<std::byte> readFile(const std::filesystem::path& path, std::uint64_t limit = 1ULL << 30);
[[nodiscard]] std::string readTextFile(const std::filesystem::path& path, std::uint64_t limit = 1ULL << 26);

/// Replaces `path` with `content` so that after a power cut either the old or the new file is there: temporary sibling,
/// write, fsync, rename, fsync of the folder. Throws Error{DiskFull} or Error{FileNotWritable}; the old file is then intact.
void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> content);
void writeFileAtomically(const std::filesystem::path& path, std::string_view content);

/// A new folder that appears under its final name only by commit(): files are written into path() (a temporary sibling),
/// synced, a manifest with the SHA-256 of each file is written last (manifest.json), then the folder is renamed and its
/// parent synced. Without commit() the destructor removes it.
class FolderTransaction {
 public:
  explicit FolderTransaction(std::filesystem::path target);
  ~FolderTransaction();
  FolderTransaction(const FolderTransaction&) = delete;
  FolderTransaction& operator=(const FolderTransaction&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return temporary_; }
  void commit();

 private:
  std::filesystem::path target_;
  std::filesystem::path temporary_;
  bool committed_ = false;
};

/// Whether every file that the folder's manifest.json names is there with its size and hash.
[[nodiscard]] bool verifyFolder(const std::filesystem::path& folder);

/// An exclusive kernel lock (flock, close-on-exec) held for the object's life and released by the kernel at the process's
/// death. The lock file holds the owner's process id as information.
class FileLock {
 public:
  /// Takes the lock, or returns null at once where another process holds it.
  [[nodiscard]] static std::unique_ptr<FileLock> tryAcquire(const std::filesystem::path& path);
  /// Whether some process holds the lock at this moment.
  [[nodiscard]] static bool isHeld(const std::filesystem::path& path);
  /// Process id that the last owner left in the file, as text; "?" where there is none. For messages only.
  [[nodiscard]] static std::string owner(const std::filesystem::path& path);
  ~FileLock();

 private:
  FileLock() = default;
  int descriptor_ = -1;
};

/// UTF-8 text of a path, whatever its bytes (invalid bytes become the replacement character, for display only).
[[nodiscard]] std::string displayPath(const std::filesystem::path& path);

}  // namespace luthier
