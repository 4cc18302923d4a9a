// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/text/encoding.h"

namespace luthier::text {

/// How many spaces a token's text begins and ends with.
struct TokenSpaces {
  std::uint16_t leading = 0;
  std::uint16_t trailing = 0;
};

/// The tokens of one sequence, before truncation and template.
struct TokenList {
  std::vector<std::int32_t> ids;
  std::vector<TextSpan> offsets;
  std::vector<std::int32_t> words;
  std::vector<TokenSpaces> spaces;  // only where offsets will be trimmed
  std::vector<std::string> texts;   // only on request

  [[nodiscard]] std::size_t size() const noexcept { return ids.size(); }
  void clear() {
    ids.clear();
    offsets.clear();
    words.clear();
    spaces.clear();
    texts.clear();
  }
};

/// A run of tokens of a list.
struct TokenRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

}  // namespace luthier::text
