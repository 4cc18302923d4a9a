// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/code_points.h"
#include "core/text/pre_tokenizers/pre_tokenizer.h"

namespace luthier::text {

MetaspaceSettings readMetaspace(const JsonPart& part) {
  MetaspaceSettings settings;
  settings.markCharacter = part.at("replacement").character();
  settings.mark = part.text("replacement");
  settings.split = part.flag("split", true);
  const std::string scheme = part.text("prepend_scheme", part.flag("add_prefix_space", true) ? "always" : "never");
  if (scheme == "first") {
    settings.prepend = PrependScheme::First;
  } else if (scheme == "never") {
    settings.prepend = PrependScheme::Never;
  } else if (scheme != "always") {
    part.at("prepend_scheme").unsupported(scheme);
  }
  return settings;
}

std::unique_ptr<PreTokenizer> makeMetaspace(const JsonPart& part) {
  return preTokenizerFrom([settings = readMetaspace(part)](AlignedText& text) {
    text.replace(literalMatches(text.text(), " "), settings.mark);
    const bool wanted =
        settings.prepend == PrependScheme::Always || (settings.prepend == PrependScheme::First && text.originalBegin() == 0);
    if (wanted && !text.text().starts_with(settings.mark)) text.prepend(settings.mark);
    if (!settings.split) return std::vector<AlignedText>{std::move(text)};
    return text.split(literalMatches(text.text(), settings.mark), SplitBehaviour::MergedWithNext);
  });
}

}  // namespace luthier::text
