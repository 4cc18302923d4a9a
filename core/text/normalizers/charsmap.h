// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace luthier::text {

/// SentencePiece's precompiled replacement table: the size of a double-array trie (Darts-clone), the trie's units, and the
/// replacements, each ended by NUL. Bounds are checked at every step, so that any bytes may be read.
class Charsmap {
 public:
  [[nodiscard]] static std::optional<Charsmap> parse(std::string_view bytes);

  /// The replacement of the shortest entry that begins `key` (after Hugging Face's spm_precompiled), if any.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view key) const;

 private:
  std::vector<std::uint32_t> units_;
  std::string replacements_;
};

}  // namespace luthier::text
