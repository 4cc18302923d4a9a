// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "core/text/decoders/decoder.h"

namespace luthier::text {
namespace {

using Texts = std::vector<std::string>;

/// Undoes what English tokenizers do to punctuation and contractions, in this order (tokenizers' `cleanup`).
std::string cleanedUp(std::string text) {
  static constexpr std::array<std::array<std::string_view, 2>, 11> changes = {{{" .", "."},
                                                                               {" ?", "?"},
                                                                               {" !", "!"},
                                                                               {" ,", ","},
                                                                               {" ' ", "'"},
                                                                               {" n't", "n't"},
                                                                               {" 'm", "'m"},
                                                                               {" do not", " don't"},
                                                                               {" 's", "'s"},
                                                                               {" 've", "'ve"},
                                                                               {" 're", "'re"}}};
  for (const auto& [from, to] : changes) {
    if (text.find(from) != std::string::npos) text = replaceAll(text, from, to);
  }
  return text;
}

}  // namespace

std::unique_ptr<Decoder> makeWordPieceDecoder(const JsonPart& part) {
  return decoderFrom([prefix = part.text("prefix", "##"), cleanup = part.flag("cleanup", true)](Texts tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      std::string& token = tokens[i];
      if (i > 0) token = token.starts_with(prefix) ? token.substr(prefix.size()) : " " + token;
      if (cleanup) token = cleanedUp(std::move(token));
    }
    return tokens;
  });
}

std::unique_ptr<Decoder> makeCtcDecoder(const JsonPart& part) {
  return decoderFrom([pad = part.text("pad_token", "<pad>"), delimiter = part.text("word_delimiter_token", "|"),
                      cleanup = part.flag("cleanup", true)](Texts tokens) {
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    for (std::string& token : tokens) {
      token = replaceAll(token, pad, "");
      if (cleanup) token = replaceAll(cleanedUp(std::move(token)), delimiter, " ");
    }
    std::erase(tokens, std::string());
    return tokens;
  });
}

}  // namespace luthier::text
