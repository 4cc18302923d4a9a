// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>
#include <vector>

#include "core/loading/batch.h"

namespace luthier {

/// Makes batches ahead of their use on threads of its own and hands them out in the order of the requests, whatever thread
/// finished first. At most `depth` batches wait at a time. With no threads, or where the maker only copies, each batch is made
/// when asked for. The destructor tells the threads to quit and waits for the batches in the making.
class Prefetcher {
 public:
  Prefetcher(const BatchMaker& maker, std::vector<BatchRequest> requests, std::size_t threads, std::size_t depth = 4);
  ~Prefetcher();
  Prefetcher(const Prefetcher&) = delete;
  Prefetcher& operator=(const Prefetcher&) = delete;

  /// The next batch, or nothing after the last. Blocks until it is made; rethrows what making it threw.
  [[nodiscard]] std::optional<Batch> next();

 private:
  using Made = std::variant<Batch, std::exception_ptr>;
  void work();
  [[nodiscard]] Made makeBatch(std::size_t index) const;

  const BatchMaker& maker_;
  std::vector<BatchRequest> requests_;
  std::size_t depth_;
  std::size_t handedOut_ = 0;  // batches the consumer has had

  std::mutex mutex_;
  std::condition_variable roomMade_;
  std::condition_variable batchMade_;
  std::size_t claimed_ = 0;  // batches some thread has begun
  std::map<std::size_t, Made> ready_;
  bool quit_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace luthier
