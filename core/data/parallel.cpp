// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/parallel.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace luthier {
namespace {

/// What the threads of one parallelFor share. Work is handed out in small runs of indices, so that the counter is not a
/// bottleneck and neighbouring files are read by one thread.
class Work {
 public:
  Work(std::size_t count, const std::function<void(std::size_t)>& body, const CancelToken& cancel)
      : count_(count), body_(body), cancel_(cancel), run_(std::clamp<std::size_t>(count / (8 * threadCount()), 1, 16)) {}

  static std::size_t threadCount() { return std::max(1U, std::thread::hardware_concurrency()); }

  void runUntilEmpty() {
    try {
      for (std::size_t first = next_.fetch_add(run_); first < count_ && !stopped(); first = next_.fetch_add(run_)) {
        const std::size_t last = std::min(first + run_, count_);
        for (std::size_t i = first; i < last && !stopped(); ++i) {
          body_(i);
          done_.fetch_add(1, std::memory_order_relaxed);
        }
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      failed_ = true;
    }
    const std::lock_guard lock(mutex_);
    ++finishedThreads_;
    changed_.notify_all();
  }

  [[nodiscard]] std::size_t done() const { return done_.load(std::memory_order_relaxed); }

  /// Whether `threads` threads have finished; waits a moment for it.
  [[nodiscard]] bool waitFinished(std::size_t threads) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::milliseconds(50), [&] { return finishedThreads_ == threads; });
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  [[nodiscard]] bool stopped() const { return failed_.load(std::memory_order_relaxed) || cancel_.cancelled(); }

  const std::size_t count_;
  const std::function<void(std::size_t)>& body_;
  const CancelToken& cancel_;
  const std::size_t run_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<bool> failed_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t finishedThreads_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

void parallelFor(std::size_t count, const std::function<void(std::size_t)>& body, const char* phase,
                 const ProgressCallback& progress, const CancelToken& cancel) {
  Work work(count, body, cancel);
  ThrottledProgress throttled(progress);
  const auto report = [&] {
    if (count > 0) throttled.report({phase, static_cast<std::int64_t>(work.done()), static_cast<std::int64_t>(count)});
  };
  {
    const std::size_t threads = Work::threadCount();
    std::vector<std::jthread> pool;
    for (std::size_t i = 0; i < threads; ++i) pool.emplace_back([&work] { work.runUntilEmpty(); });
    while (!work.waitFinished(threads)) report();
  }
  work.rethrow();
  cancel.throwIfCancelled();
  report();
}

}  // namespace luthier
