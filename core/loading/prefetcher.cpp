// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loading/prefetcher.h"

#include <algorithm>
#include <utility>

namespace luthier {

Prefetcher::Prefetcher(const BatchMaker& maker, std::vector<BatchRequest> requests, std::size_t threads, std::size_t depth)
    : maker_(maker), requests_(std::move(requests)), depth_(std::max(depth, threads)) {
  for (std::size_t i = 0; !maker.onlyCopies() && i < std::min(threads, requests_.size()); ++i) {
    threads_.emplace_back([this] { work(); });
  }
}

Prefetcher::~Prefetcher() {
  {
    const std::lock_guard lock(mutex_);
    quit_ = true;
  }
  roomMade_.notify_all();
  for (auto& thread : threads_) {
    thread.join();
  }
}

std::optional<Batch> Prefetcher::next() {
  if (handedOut_ == requests_.size()) {
    return std::nullopt;
  }
  Made made;
  if (threads_.empty()) {
    made = makeBatch(handedOut_++);
  } else {
    std::unique_lock lock(mutex_);
    const auto index = handedOut_++;
    batchMade_.wait(lock, [&] { return ready_.contains(index); });
    made = std::move(ready_.extract(index).mapped());
    lock.unlock();
    roomMade_.notify_one();
  }
  if (auto* failure = std::get_if<std::exception_ptr>(&made)) {
    std::rethrow_exception(*failure);
  }
  return std::get<Batch>(std::move(made));
}

Prefetcher::Made Prefetcher::makeBatch(std::size_t index) const {
  try {
    return maker_.make(requests_[index]);
  } catch (...) {
    return std::current_exception();
  }
}

void Prefetcher::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    roomMade_.wait(lock, [&] { return quit_ || claimed_ == requests_.size() || claimed_ < handedOut_ + depth_; });
    if (quit_ || claimed_ == requests_.size()) {
      return;
    }
    const auto index = claimed_++;
    lock.unlock();
    auto made = makeBatch(index);
    lock.lock();
    ready_.emplace(index, std::move(made));
    batchMade_.notify_one();
  }
}

}  // namespace luthier
