// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/serve/serve_session.h"

#include "core/base/json.h"
#include "core/cli/serve/line_reader.h"
#include "core/protocol/codec.h"

namespace luthier::serve {
namespace {

/// The id of a line that is no valid request, as far as it has one.
std::int64_t idOf(const std::string& line) {
  try {
    const nlohmann::ordered_json json = parseForeignJson(line, ErrorCode::ProtocolViolation);
    return json.is_object() ? json.value("id", std::int64_t{0}) : 0;
  } catch (const std::exception&) {
    return 0;
  }
}

}  // namespace

ServeSession::ServeSession(cli::Output& output, const Environment& environment)
    : output_(output), environment_(environment) {}

void ServeSession::run(int input, const CancelToken& cancel) {
  output_.line(protocol::greeting());
  LineReader reader(input, protocol::maximumLineBytes);
  while (const auto line = reader.next(cancel)) {
    if (line->tooLong) {
      send({0, protocol::ErrorReply{{ErrorCode::ProtocolViolation, {{"detail", "a line is too long"}}}}});
    } else {
      takeLine(line->text);
    }
  }
  lanes_.clear();
}

void ServeSession::takeLine(const std::string& line) {
  try {
    take(protocol::decodeRequest(line));
  } catch (const Error& error) {
    send({idOf(line), protocol::ErrorReply{error.problem()}});
  }
}

void ServeSession::take(protocol::RequestEnvelope envelope) {
  if (const auto* cancel = std::get_if<protocol::CancelRequest>(&envelope.request)) {
    for (const auto& [kind, lane] : lanes_) {
      if (lane->cancel(cancel->target)) break;
    }
    send({envelope.id, protocol::CancelledReply{}});
    return;
  }
  const std::size_t kind = envelope.request.index();
  const auto factory = handlerFactories().find(kind);
  if (factory == handlerFactories().end()) {
    throw Error(ErrorCode::ProtocolViolation, {{"detail", "this worker does not answer that kind of request"}});
  }
  std::unique_ptr<RequestLane>& lane = lanes_[kind];
  if (!lane) {
    lane = std::make_unique<RequestLane>(factory->second, environment_,
                                         [this](const protocol::ReplyEnvelope& reply) { send(reply); });
  }
  lane->push(std::move(envelope));
}

void ServeSession::send(const protocol::ReplyEnvelope& envelope) { output_.line(protocol::encode(envelope)); }

}  // namespace luthier::serve
