// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/protocol/text_messages.h"
#include "widgets/text/attention_stack.h"

namespace luthier {

/// Reads the attentions that belong to `reply` from its file. Throws Error{SafetensorsDamaged, File...}; blocks, so call it away
/// from the UI thread.
[[nodiscard]] AttentionStack readAttentions(const std::filesystem::path& file, const protocol::ExplainTextReply& reply);

}  // namespace luthier
