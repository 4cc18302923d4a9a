// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/descriptor.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "core/base/error.h"
#include "core/base/files.h"

namespace luthier {

void Descriptor::reset() noexcept {
  if (value_ >= 0) {
    ::close(value_);
    value_ = -1;
  }
}

void throwWriteError(const std::filesystem::path& path, int error) {
  // A size limit (ulimit -f) and a quota are, for the person, the same as a full disk.
  if (error == ENOSPC || error == EDQUOT || error == EFBIG) {
    throw Error(ErrorCode::DiskFull, {{"file", displayPath(path)}});
  }
  throw Error(ErrorCode::FileNotWritable, {{"file", displayPath(path)}, {"detail", std::generic_category().message(error)}});
}

void writeSynced(const std::filesystem::path& path, std::span<const std::byte> content) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!file.valid()) {
    throwWriteError(path, errno);
  }
  while (!content.empty()) {
    const ssize_t written = ::write(file.get(), content.data(), content.size());
    if (written < 0 && errno != EINTR) {
      throwWriteError(path, errno);
    }
    content = content.subspan(written < 0 ? 0 : static_cast<std::size_t>(written));
  }
  if (::fsync(file.get()) != 0) {
    throwWriteError(path, errno);
  }
}

void syncPath(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  // Some file systems cannot sync a folder (EINVAL); there is nothing more to do for those.
  if (!file.valid() || (::fsync(file.get()) != 0 && errno != EINVAL)) {
    throwWriteError(path, errno);
  }
}

}  // namespace luthier
