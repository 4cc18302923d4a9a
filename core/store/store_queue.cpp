// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_queue.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <future>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/store/database.h"

namespace luthier {

class StoreQueue::Worker {
 public:
  Worker(const std::filesystem::path& file, Settings settings) : settings_(settings) {
    std::promise<void> opened;
    auto ready = opened.get_future();
    thread_ = std::thread([this, file, promise = std::move(opened)]() mutable { main(file, promise); });
    try {
      ready.get();
    } catch (...) {
      thread_.join();
      throw;
    }
  }

  ~Worker() {
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }

  void push(Write write) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return failure_ || waiting_.size() < settings_.capacity; });
    rethrow();
    waiting_.push_back(std::move(write));
    ++pushed_;
    if (waiting_.size() == 1 || waiting_.size() >= settings_.capacity) {
      changed_.notify_all();  // the first one: after a quiet interval the thread waits for it
    }
  }

  void flush() {
    std::unique_lock lock(mutex_);
    const std::uint64_t target = pushed_;
    urgent_ = true;
    changed_.notify_all();
    changed_.wait(lock, [&] { return failure_ || written_ >= target; });
    rethrow();
  }

 private:
  void rethrow() const {
    if (failure_) {
      std::rethrow_exception(failure_);
    }
  }

  void main(const std::filesystem::path& file, std::promise<void>& opened) {
    std::unique_ptr<Database> database;
    try {
      database = std::make_unique<Database>(file, OpenMode::ReadWrite);
    } catch (...) {
      opened.set_exception(std::current_exception());
      return;
    }
    opened.set_value();
    while (const auto batch = nextBatch()) {
      writePatiently(*database, *batch);
    }
  }

  /// What was queued by the end of the interval; nothing once the queue is closed and empty, or has failed.
  std::unique_ptr<std::vector<Write>> nextBatch() {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::duration<double>(settings_.interval),
                      [&] { return closing_ || urgent_ || waiting_.size() >= settings_.capacity; });
    changed_.wait(lock, [&] { return closing_ || !waiting_.empty(); });
    if (failure_ || (closing_ && waiting_.empty())) {
      return nullptr;
    }
    urgent_ = false;
    auto batch = std::make_unique<std::vector<Write>>(std::move(waiting_));
    waiting_.clear();
    changed_.notify_all();
    return batch;
  }

  void writePatiently(Database& database, const std::vector<Write>& batch) {
    const double deadline = monotonicSeconds() + settings_.patience;
    std::exception_ptr failure;
    try {
      while (!tryWrite(database, batch, monotonicSeconds() >= deadline)) {
      }
    } catch (...) {
      failure = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    failure_ = failure;
    written_ += failure ? 0 : batch.size();
    changed_.notify_all();
  }

  /// False where another program holds the database; it has then been waited for by SQLite's own timeout.
  static bool tryWrite(Database& database, const std::vector<Write>& batch, bool last) {
    try {
      Transaction transaction(database);
      for (const Write& write : batch) {
        write(database);
      }
      transaction.commit();
      return true;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::StoreBusy || last) {
        throw;
      }
      return false;
    }
  }

  const Settings settings_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Write> waiting_;
  std::uint64_t pushed_ = 0;
  std::uint64_t written_ = 0;
  bool urgent_ = false;
  bool closing_ = false;
  std::exception_ptr failure_;
  std::thread thread_;
};

StoreQueue::StoreQueue(const std::filesystem::path& databaseFile, Settings settings)
    : worker_(std::make_unique<Worker>(databaseFile, settings)) {}

StoreQueue::~StoreQueue() = default;

void StoreQueue::push(Write write) { worker_->push(std::move(write)); }
void StoreQueue::flush() { worker_->flush(); }

}  // namespace luthier
