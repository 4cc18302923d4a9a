// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/serve/request_lane.h"

#include <algorithm>
#include <utility>

namespace luthier::serve {

RequestLane::RequestLane(HandlerFactory factory, const Environment& environment, Send send)
    : factory_(factory), environment_(environment), send_(std::move(send)), thread_([this] { run(); }) {}

RequestLane::~RequestLane() {
  const std::lock_guard lock(mutex_);
  stopping_ = true;
  waiting_.clear();
  if (current_ != nullptr) current_->cancel.cancel();
  changed_.notify_all();
}

void RequestLane::push(protocol::RequestEnvelope envelope) {
  const std::lock_guard lock(mutex_);
  if (envelope.lane == protocol::Lane::Latest) {
    const auto superseded = [](const Job& job) { return job.envelope.lane == protocol::Lane::Latest; };
    dropWaiting(superseded);
    if (current_ != nullptr && superseded(*current_)) current_->cancel.cancel();
  }
  waiting_.push_back({std::move(envelope), CancelToken()});
  changed_.notify_all();
}

bool RequestLane::cancel(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  const std::size_t before = waiting_.size();
  dropWaiting([&](const Job& job) { return job.envelope.id == id; });
  if (waiting_.size() != before) return true;
  if (current_ == nullptr || current_->envelope.id != id) return false;
  current_->cancel.cancel();
  return true;
}

void RequestLane::dropWaiting(const std::function<bool(const Job&)>& unwanted) {
  for (const Job& job : waiting_) {
    if (unwanted(job)) send_({job.envelope.id, protocol::CancelledReply{}});
  }
  std::erase_if(waiting_, unwanted);
}

void RequestLane::run() {
  std::unique_ptr<RequestHandler> handler;
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (stopping_) return;
    const Job job = std::move(waiting_.front());
    waiting_.pop_front();
    current_ = &job;
    lock.unlock();
    answer(handler, job);
    lock.lock();
    current_ = nullptr;
  }
}

void RequestLane::answer(std::unique_ptr<RequestHandler>& handler, const Job& job) {
  const std::int64_t id = job.envelope.id;
  const auto progress = [&](const Progress& state) {
    send_({id, protocol::ProgressReply{state.phase, state.done, state.total}});
  };
  protocol::Reply reply = protocol::CancelledReply{};
  try {
    if (!handler) handler = factory_(environment_);
    reply = handler->handle(job.envelope.request, {progress, job.cancel});
  } catch (...) {
    const Problem problem = currentProblem();
    if (problem.code != ErrorCode::Cancelled) reply = protocol::ErrorReply{problem};
  }
  // Work that was done before the cancel was noticed is not delivered: nobody waits for it.
  if (job.cancel.cancelled()) reply = protocol::CancelledReply{};
  send_({id, std::move(reply)});
}

}  // namespace luthier::serve
