// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "core/cli/serve/request_handler.h"

namespace luthier::serve {

/// Answers the requests of one kind, in order, on a thread of its own, so that a slow prediction holds up no thumbnail.
/// A request of the lane Latest supersedes the Latest ones before it that have no answer yet. Every request gets exactly one
/// final reply. All functions return at once and may be called from any thread.
class RequestLane {
 public:
  using Send = std::function<void(const protocol::ReplyEnvelope&)>;

  RequestLane(HandlerFactory factory, const Environment& environment, Send send);
  /// Cancels what is open and waits for the handler to notice.
  ~RequestLane();
  RequestLane(const RequestLane&) = delete;
  RequestLane& operator=(const RequestLane&) = delete;

  void push(protocol::RequestEnvelope envelope);
  /// Whether the request was here and open; it is then answered with CancelledReply.
  bool cancel(std::int64_t id);

 private:
  struct Job {
    protocol::RequestEnvelope envelope;
    CancelToken cancel;
  };
  void run();
  void answer(std::unique_ptr<RequestHandler>& handler, const Job& job);
  void dropWaiting(const std::function<bool(const Job&)>& unwanted);

  HandlerFactory factory_;
  const Environment& environment_;
  Send send_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> waiting_;
  const Job* current_ = nullptr;
  bool stopping_ = false;
  std::jthread thread_;  // last: it starts when everything else is there
};

}  // namespace luthier::serve
