// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>

#include "core/cli/output.h"
#include "core/cli/serve/request_lane.h"

namespace luthier::serve {

/// The conversation with the desktop program (core/protocol): greets, reads requests until the input ends, which is also how
/// the death of the desktop program is noticed, and hands each to the lane of its kind. A line that is no request is answered
/// with an error under its id, or 0 where it has none.
class ServeSession {
 public:
  ServeSession(cli::Output& output, const Environment& environment);

  /// Blocks until the input ends or `cancel` is asked.
  void run(int input, const CancelToken& cancel);

 private:
  void takeLine(const std::string& line);
  void take(protocol::RequestEnvelope envelope);
  void send(const protocol::ReplyEnvelope& envelope);

  cli::Output& output_;
  const Environment& environment_;
  std::map<std::size_t, std::unique_ptr<RequestLane>> lanes_;
};

}  // namespace luthier::serve
