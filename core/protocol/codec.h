// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/protocol/messages.h"

namespace luthier::protocol {

/// One line of JSON without the newline. {"id":7,"lane":"latest","request":"predict", ...fields} and
/// {"id":7,"reply":"predict", ...fields}; a Problem is {"code":"image_damaged","arguments":{...}}.
[[nodiscard]] std::string encode(const RequestEnvelope& envelope);
[[nodiscard]] std::string encode(const ReplyEnvelope& envelope);
[[nodiscard]] std::string greeting();

/// Throw Error{ProtocolViolation} for anything malformed: too long, too deep, unknown kind, missing or mistyped field.
[[nodiscard]] RequestEnvelope decodeRequest(std::string_view line);
[[nodiscard]] ReplyEnvelope decodeReply(std::string_view line);
void checkGreeting(std::string_view line);

}  // namespace luthier::protocol
