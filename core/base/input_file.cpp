// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"

namespace luthier {
namespace {

[[noreturn]] void throwUnreadable(const std::filesystem::path& path, const std::string& detail) {
  throw Error(ErrorCode::FileUnreadable, {{"file", displayPath(path)}, {"detail", detail}});
}

void refuseAbove(const InputFile& file, std::uint64_t limit) {
  if (file.size() > limit) {
    throwUnreadable(file.path(), fmt::format("it has {} bytes, more than the {} allowed", file.size(), limit));
  }
}

}  // namespace

InputFile::InputFile(const std::filesystem::path& path)
    : path_(path), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
  struct stat status {};
  if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0) {
    const std::string detail = std::generic_category().message(errno);
    if (descriptor_ >= 0) {
      ::close(descriptor_);
    }
    throwUnreadable(path_, detail);
  }
  // O_NONBLOCK above and this check: a pipe or device among the data must not block the import for ever.
  if (!S_ISREG(status.st_mode)) {
    ::close(descriptor_);
    throwUnreadable(path_, "it is not a regular file");
  }
  size_ = static_cast<std::uint64_t>(status.st_size);
}

InputFile::~InputFile() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

InputFile::InputFile(InputFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  return *this;
}

void InputFile::read(std::uint64_t offset, std::span<std::byte> into) const {
  const std::uint64_t wanted = into.size();
  while (!into.empty()) {
    const ssize_t got = ::pread(descriptor_, into.data(), into.size(), static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0) {
      throwUnreadable(path_, std::generic_category().message(errno));
    }
    if (got == 0) {
      throw Error(ErrorCode::FileTruncated,
                  {{"file", displayPath(path_)},
                   {"detail", fmt::format("{} of {} bytes are missing at byte {}", into.size(), wanted, offset)}});
    }
    into = into.subspan(static_cast<std::size_t>(got));
    offset += static_cast<std::uint64_t>(got);
  }
}

std::vector<std::byte> InputFile::read(std::uint64_t offset, std::size_t length) const {
  // Checked before the buffer is made: a length from a damaged header must not take the memory.
  if (offset > size_ || length > size_ - offset) {
    throw Error(ErrorCode::FileTruncated,
                {{"file", displayPath(path_)},
                 {"detail", fmt::format("{} bytes wanted at byte {}, the file has {}", length, offset, size_)}});
  }
  std::vector<std::byte> bytes(length);
  read(offset, std::span<std::byte>(bytes));
  return bytes;
}

std::vector<std::byte> readFile(const std::filesystem::path& path, std::uint64_t limit) {
  const InputFile file(path);
  refuseAbove(file, limit);
  return file.read(0, static_cast<std::size_t>(file.size()));
}

std::string readTextFile(const std::filesystem::path& path, std::uint64_t limit) {
  const InputFile file(path);
  refuseAbove(file, limit);
  std::string text(static_cast<std::size_t>(file.size()), '\0');
  file.read(0, std::as_writable_bytes(std::span(text)));
  return text;
}

}  // namespace luthier
