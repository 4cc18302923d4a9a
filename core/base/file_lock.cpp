// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>

#include "core/base/descriptor.h"
#include "core/base/error.h"
#include "core/base/files.h"

namespace luthier {
namespace {

/// Whether the opened file is still the one that `path` names; it may have been deleted between open and lock.
bool stillNamed(int descriptor, const std::filesystem::path& path) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
         opened.st_dev == named.st_dev;
}

void writeOwner(int descriptor) {
  const std::string text = fmt::format("{}\n", ::getpid());
  // Information only: on a full disk the lock holds all the same.
  if (::ftruncate(descriptor, 0) == 0) {
    [[maybe_unused]] const ssize_t written = ::pwrite(descriptor, text.data(), text.size(), 0);
  }
}

}  // namespace

std::unique_ptr<FileLock> FileLock::tryAcquire(const std::filesystem::path& path) {
  // isHeld() of another process takes the lock for a moment; some short tries keep that from looking like an owner.
  for (int attempt = 0; attempt < 5; ++attempt) {
    Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!file.valid()) {
      throwWriteError(path, errno);
    }
    if (::flock(file.get(), LOCK_EX | LOCK_NB) == 0) {
      if (!stillNamed(file.get(), path)) {
        continue;
      }
      writeOwner(file.get());
      std::unique_ptr<FileLock> lock(new FileLock);
      lock->descriptor_ = file.release();
      return lock;
    }
    if (errno != EWOULDBLOCK && errno != EINTR) {
      throwWriteError(path, errno);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(4));
  }
  return nullptr;
}

bool FileLock::isHeld(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) {
    return false;
  }
  return ::flock(file.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

std::string FileLock::owner(const std::filesystem::path& path) {
  try {
    const std::string text = readTextFile(path, 64);
    return text.substr(0, text.find('\n'));
  } catch (const Error&) {
    return "?";
  }
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

}  // namespace luthier
