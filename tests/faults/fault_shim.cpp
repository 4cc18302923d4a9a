// SPDX-License-Identifier: GPL-3.0-or-later
// Stands before libc's calls that change files, for tests that link it and for programs that have it in LD_PRELOAD.
#include "tests/faults/fault_shim.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <vector>

namespace luthier::faults {
namespace {

/// A change that a power cut would take back as long as what holds it is not synced.
struct Undo {
  dev_t device;
  ino_t holder;  // the file, or for a rename its folder
  std::function<void()> revert;
};

std::recursive_mutex mutex;
Order order;
bool armed = false;
long calls = 0;
std::vector<Undo> unsynced;

template <typename Function>
Function* real(const char* name, Function*) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}
#define REAL(name) real(#name, &::name)

std::string pathOf(int descriptor) {
  std::array<char, 4096> buffer{};
  const auto length = ::readlink(("/proc/self/fd/" + std::to_string(descriptor)).c_str(), buffer.data(), buffer.size());
  return length > 0 ? std::string(buffer.data(), static_cast<std::size_t>(length)) : std::string();
}

bool concerns(const std::string& path) { return armed && path.find(order.path) != std::string::npos; }

[[noreturn]] void die() {
  if (order.fault == Fault::PowerCut) {
    for (auto change = unsynced.rbegin(); change != unsynced.rend(); ++change) change->revert();
  }
  ::kill(::getpid(), SIGKILL);
  for (;;) ::pause();
}

/// Counts a call on `path`: 0 lets it pass, else it fails with that errno. `half` does the half of a write.
int judge(const std::string& path, const std::function<void()>& half = nullptr) {
  if (!concerns(path)) return 0;
  ++calls;
  const bool error = order.fault == Fault::NoSpace || order.fault == Fault::InputOutput;
  if (order.call == 0 || !(calls == order.call || (error && order.fromThenOn && calls > order.call))) return 0;
  if (error) return order.fault == Fault::NoSpace ? ENOSPC : EIO;
  if (order.fault == Fault::Torn && half) half();
  die();
}

void remember(const struct stat& holder, std::function<void()> revert) {
  if (order.fault == Fault::PowerCut) unsynced.push_back({holder.st_dev, holder.st_ino, std::move(revert)});
}

/// Keeps what stands from `offset` on in the file, to write it back with the old length.
void rememberContent(int descriptor, off_t offset, std::size_t size) {
  struct stat status {};
  if (order.fault != Fault::PowerCut || ::fstat(descriptor, &status) != 0) return;
  const std::string path = "/proc/self/fd/" + std::to_string(descriptor);
  const int copy = REAL(open)(path.c_str(), O_RDWR | O_CLOEXEC);  // `descriptor` itself may be closed, or write-only
  std::string before(size, '\0');
  const auto read = ::pread(copy, before.data(), size, offset);
  before.resize(read > 0 ? static_cast<std::size_t>(read) : 0);
  remember(status, [copy, offset, before, length = status.st_size] {
    (void)!REAL(pwrite)(copy, before.data(), before.size(), offset);
    (void)!REAL(ftruncate)(copy, length);
  });
}

void forget(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return;
  std::erase_if(unsynced,
                [&](const Undo& change) { return change.device == status.st_dev && change.holder == status.st_ino; });
}

/// Runs `pass` unless the call on `path` is one to fail.
template <typename Result>
Result guarded(const std::string& path, const std::function<Result()>& pass, const std::function<void()>& half = nullptr) {
  const std::lock_guard lock(mutex);
  if (const int error = judge(path, half); error != 0) {
    errno = error;
    return -1;
  }
  return pass();
}

/// A full disk lets go of files all the same: a removal needs no room.
int guardedRemoval(const std::string& path, const std::function<int()>& pass) {
  return order.fault == Fault::NoSpace ? pass() : guarded<int>(path, pass);
}

ssize_t guardedWrite(int descriptor, const void* data, std::size_t size, off_t offset) {
  const bool positioned = offset >= 0;
  const auto some = [=](std::size_t count) {
    return positioned ? REAL(pwrite)(descriptor, data, count, offset) : REAL(write)(descriptor, data, count);
  };
  if (!armed) return some(size);
  const std::string path = pathOf(descriptor);
  return guarded<ssize_t>(
      path,
      [&] {
        if (concerns(path)) rememberContent(descriptor, positioned ? offset : ::lseek(descriptor, 0, SEEK_CUR), size);
        return some(size);
      },
      [&] { (void)!some(size / 2); });
}

int guardedSync(int descriptor, int (*pass)(int)) {
  if (!armed) return pass(descriptor);
  return guarded<int>(pathOf(descriptor), [&] {
    const int result = pass(descriptor);
    if (result == 0) forget(descriptor);
    return result;
  });
}

int guardedTruncate(int descriptor, off_t length) {
  if (!armed) return REAL(ftruncate)(descriptor, length);
  const std::string path = pathOf(descriptor);
  return guarded<int>(path, [&] {
    struct stat status {};
    if (concerns(path) && ::fstat(descriptor, &status) == 0 && status.st_size > length) {
      rememberContent(descriptor, length, static_cast<std::size_t>(status.st_size - length));
    }
    return REAL(ftruncate)(descriptor, length);
  });
}

int guardedOpen(const char* path, int flags, mode_t mode) {
  const auto pass = [=] { return REAL(open)(path, flags, mode); };
  return armed && (flags & O_CREAT) != 0 ? guarded<int>(path, pass) : pass();
}

struct FromEnvironment {
  FromEnvironment() {
    const char* text = std::getenv("LUTHIER_FAULT");
    if (text == nullptr) return;
    const std::string all = text;
    const auto bar = all.rfind('|');
    Order wanted{all.substr(0, bar), 0, Fault::NoSpace, false};
    char* rest = nullptr;
    wanted.call = std::strtol(all.c_str() + bar + 1, &rest, 10);
    wanted.fault = static_cast<Fault>(std::strtol(rest + 1, &rest, 10));
    wanted.fromThenOn = std::strtol(rest + 1, nullptr, 10) != 0;
    arm(wanted);
  }
} const fromEnvironment;

}  // namespace

void arm(const Order& wanted) {
  order = wanted;
  calls = 0;
  unsynced.clear();
  armed = true;
}

long disarm() {
  armed = false;
  return calls;
}

std::string toEnvironment(const Order& wanted) {
  return "LUTHIER_FAULT=" + wanted.path + "|" + std::to_string(wanted.call) + "," +
         std::to_string(static_cast<int>(wanted.fault)) + "," + (wanted.fromThenOn ? "1" : "0");
}

}  // namespace luthier::faults

using namespace luthier::faults;

extern "C" {

ssize_t write(int descriptor, const void* data, std::size_t size) { return guardedWrite(descriptor, data, size, -1); }
ssize_t pwrite(int descriptor, const void* data, std::size_t size, off_t offset) {
  return guardedWrite(descriptor, data, size, offset);
}
ssize_t pwrite64(int descriptor, const void* data, std::size_t size, off64_t offset) {
  return guardedWrite(descriptor, data, size, offset);
}
int fsync(int descriptor) { return guardedSync(descriptor, REAL(fsync)); }
int fdatasync(int descriptor) { return guardedSync(descriptor, REAL(fdatasync)); }
int ftruncate(int descriptor, off_t length) noexcept { return guardedTruncate(descriptor, length); }
int ftruncate64(int descriptor, off64_t length) noexcept { return guardedTruncate(descriptor, length); }
int mkdir(const char* path, mode_t mode) noexcept {
  return guarded<int>(path, [=] { return REAL(mkdir)(path, mode); });
}
int unlink(const char* path) noexcept {
  return guardedRemoval(path, [=] { return REAL(unlink)(path); });
}
int unlinkat(int folder, const char* name, int flags) noexcept {
  return guardedRemoval(pathOf(folder) + "/" + name, [=] { return REAL(unlinkat)(folder, name, flags); });
}
int rmdir(const char* path) noexcept {
  return guardedRemoval(path, [=] { return REAL(rmdir)(path); });
}

int rename(const char* from, const char* to) noexcept {
  return guarded<int>(to, [=] {
    const std::string before = from;
    const std::string after = to;
    const int result = REAL(rename)(from, to);
    struct stat folder {};
    if (result == 0 && concerns(after) && ::stat(after.substr(0, after.rfind('/')).c_str(), &folder) == 0) {
      remember(folder, [before, after] { REAL(rename)(after.c_str(), before.c_str()); });
    }
    return result;
  });
}

int open(const char* path, int flags, ...) {
  std::va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return guardedOpen(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  std::va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return guardedOpen(path, flags, mode);
}

}  // extern "C"
