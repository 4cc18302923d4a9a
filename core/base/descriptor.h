// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <utility>

namespace luthier {

/// Owns a POSIX file descriptor. For the files of core/base that write or lock.
class Descriptor {
 public:
  explicit Descriptor(int value = -1) noexcept : value_(value) {}
  ~Descriptor() { reset(); }
  Descriptor(Descriptor&& other) noexcept : value_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) {
      reset();
      value_ = other.release();
    }
    return *this;
  }

  [[nodiscard]] bool valid() const noexcept { return value_ >= 0; }
  [[nodiscard]] int get() const noexcept { return value_; }
  int release() noexcept { return std::exchange(value_, -1); }
  void reset() noexcept;

 private:
  int value_;
};

/// Throws what `error` (an errno) means for writing `path`: Error{DiskFull} or Error{FileNotWritable}.
[[noreturn]] void throwWriteError(const std::filesystem::path& path, int error);

/// Makes a new file and writes it through to the disk. Throws as above; a file half-written stays for the caller to remove.
void writeSynced(const std::filesystem::path& path, std::span<const std::byte> content);
/// fsync of a file or folder.
void syncPath(const std::filesystem::path& path);

}  // namespace luthier
