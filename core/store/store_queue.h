// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>

namespace luthier {

class Database;

/// Writes to the store from a thread of its own, so that training never waits on the disk: push() only queues, and about once
/// a second everything queued is written in one transaction, in order. A write that keeps failing (disk full, file damaged)
/// ends the queue: its Error is thrown by every later push() and flush(), and nothing behind it is written.
/// push() and flush() may be called from any thread.
class StoreQueue {
 public:
  using Write = std::function<void(Database&)>;

  struct Settings {
    double interval = 1.0;        // seconds between transactions
    std::size_t capacity = 4096;  // writes that may wait; push() blocks beyond
    double patience = 30.0;       // seconds for which a busy database is tried again
  };

  explicit StoreQueue(const std::filesystem::path& databaseFile) : StoreQueue(databaseFile, Settings{}) {}
  /// Opens a connection of its own; throws what Database throws.
  StoreQueue(const std::filesystem::path& databaseFile, Settings settings);
  /// Writes what is queued. An error here can no longer be told: call flush() first.
  ~StoreQueue();
  StoreQueue(const StoreQueue&) = delete;
  StoreQueue& operator=(const StoreQueue&) = delete;

  void push(Write write);
  /// Blocks until everything pushed before is on the disk.
  void flush();

 private:
  class Worker;
  std::unique_ptr<Worker> worker_;
};

}  // namespace luthier
