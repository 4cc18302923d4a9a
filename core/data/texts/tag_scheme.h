// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace luthier {

/// How tags mark entities: BIO (B- begins each), IOB1 (B- only between neighbours of one type), BIOES (E- ends, S- is alone).
enum class TagScheme { Bio, Iob1, Bioes };

/// "O", or a letter of the schemes, a dash and a type.
[[nodiscard]] bool isTag(std::string_view tag);

/// E- or S- mean BIOES; an I- that begins an entity, where B- stands only behind its own type, means IOB1; else BIO.
[[nodiscard]] TagScheme detectTagScheme(const std::vector<std::vector<std::string>>& sentences);

/// Rewrites the tags of one sentence as BIO. Returns what does not fit together ("" where all does): an I- that continues nothing
/// (read as B-), an entity without its E-.
[[nodiscard]] std::string toBio(std::vector<std::string>& tags, TagScheme scheme);

}  // namespace luthier
