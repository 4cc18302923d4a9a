// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace luthier {

/// A long job's state: `done` of `total` units (total 0: not known yet) of a phase ("scan", "hash", "train" ...; an
/// identifier, not a sentence).
struct Progress {
  std::string phase;
  std::int64_t done = 0;
  std::int64_t total = 0;
};

/// Receives progress; throttled where it arises (at most ten calls a second). May be called from the job's own thread.
using ProgressCallback = std::function<void(const Progress&)>;

/// A request to stop that is shared by the asker and the job; copies share one flag. Thread-safe, never blocks.
class CancelToken {
 public:
  CancelToken() : flag_(std::make_shared<std::atomic<bool>>(false)) {}
  void cancel() const noexcept { flag_->store(true, std::memory_order_relaxed); }
  [[nodiscard]] bool cancelled() const noexcept { return flag_->load(std::memory_order_relaxed); }
  /// Throws Error{Cancelled} once cancel() was called.
  void throwIfCancelled() const;

 private:
  std::shared_ptr<std::atomic<bool>> flag_;
};

/// Calls `callback` at most once per `interval` seconds, and always for the last unit of a phase. One thread at a time.
class ThrottledProgress {
 public:
  explicit ThrottledProgress(ProgressCallback callback, double interval = 0.1);
  void report(const Progress& progress);

 private:
  ProgressCallback callback_;
  double interval_;
  double last_ = -1.0e9;
};

}  // namespace luthier
