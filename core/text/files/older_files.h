// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "core/text/files/json_part.h"

// The older files as the tokenizer.json that transformers' converters make of them. `config` is tokenizer_config.json, or an
// empty object.

namespace luthier::text {

/// BERT's vocab.txt: one token a line.
[[nodiscard]] nlohmann::ordered_json fromWordList(std::string_view lines, const JsonPart& config);
/// vocab.json and merges.txt of GPT-2 or RoBERTa, told apart by tokenizer_class, else by the tokens they have.
[[nodiscard]] nlohmann::ordered_json fromMerges(nlohmann::ordered_json vocabulary, std::string_view merges,
                                                const JsonPart& config);

/// An entry of "added_tokens".
[[nodiscard]] nlohmann::ordered_json addedTokenJson(std::string_view content, std::int64_t id, bool special = true,
                                                    bool stripLeft = false);
/// The text of a role in tokenizer_config.json ("cls_token").
[[nodiscard]] std::string roleText(const JsonPart& config, std::string_view role, std::string_view fallback);

}  // namespace luthier::text
