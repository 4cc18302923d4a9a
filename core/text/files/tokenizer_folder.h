// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "core/text/pipeline.h"

namespace luthier::text {

/// The contents of a tokenizer.json, read or made from older files, and what lies beside it.
struct TokenizerFile {
  nlohmann::ordered_json json;
  std::string name;                                                    // what errors call it
  nlohmann::ordered_json config = nlohmann::ordered_json::object();    // tokenizer_config.json
  nlohmann::ordered_json specials = nlohmann::ordered_json::object();  // special_tokens_map.json
};

/// `path` is a folder or one of the files. Throws Error{TokenizerMissing, TokenizerDamaged, TokenizerUnsupported,
/// FileUnreadable}.
[[nodiscard]] TokenizerFile readTokenizerFile(const std::filesystem::path& path);

/// The roles that the files name, else the usual names; `pipeline` knows the ids.
[[nodiscard]] TokenizerSettings readSettings(const TokenizerFile& file, const Pipeline& pipeline);

}  // namespace luthier::text
