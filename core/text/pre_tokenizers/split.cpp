// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pattern.h"
#include "core/text/pre_tokenizers/pre_tokenizer.h"

namespace luthier::text {

SplitBehaviour readBehaviour(const JsonPart& part) {
  const std::string name = part.text();
  if (name == "Removed") return SplitBehaviour::Removed;
  if (name == "Isolated") return SplitBehaviour::Isolated;
  if (name == "MergedWithPrevious") return SplitBehaviour::MergedWithPrevious;
  if (name == "MergedWithNext") return SplitBehaviour::MergedWithNext;
  if (name == "Contiguous") return SplitBehaviour::Contiguous;
  part.unsupported(name);
}

std::unique_ptr<PreTokenizer> makeSplit(const JsonPart& part) {
  return preTokenizerFrom([pattern = Pattern(part.at("pattern")), behaviour = readBehaviour(part.at("behavior")),
                           invert = part.flag("invert", false)](AlignedText& text) {
    std::vector<Match> matches = pattern.find(text.text());
    if (invert) {
      for (Match& match : matches) match.matches = !match.matches;
    }
    return text.split(std::move(matches), behaviour);
  });
}

}  // namespace luthier::text
