// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/normalizers/character_changes.h"
#include "core/text/pattern.h"
#include "core/text/pre_tokenizers/pre_tokenizer.h"

namespace luthier::text {

const char* const byteLevelExpression = R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";

std::unique_ptr<PreTokenizer> makeByteLevel(const JsonPart& part) {
  return preTokenizerFrom([prefixSpace = part.flag("add_prefix_space"), useRegex = part.flag("use_regex", true),
                           pattern = Pattern::regex(byteLevelExpression, part)](AlignedText& text) {
    if (prefixSpace && !text.text().starts_with(' ')) text.prepend(" ");
    std::vector<AlignedText> pieces;
    if (useRegex) {
      pieces = text.split(pattern.find(text.text()), SplitBehaviour::Isolated);
    } else {
      pieces.push_back(std::move(text));
    }
    for (AlignedText& piece : pieces) makeByteLevel(piece);
    return pieces;
  });
}

}  // namespace luthier::text
