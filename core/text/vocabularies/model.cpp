// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/vocabularies/model.h"

#include <fmt/format.h>

namespace luthier::text {

void Model::refuseWithoutUnknown(std::string_view unknownToken) const {
  refuseTokenizer(file_, "model",
                  fmt::format("the text has something that the vocabulary lacks, and so does the vocabulary "
                              "lack the token for unknown things (\"{}\")",
                              unknownToken));
}

Vocabulary readVocabulary(const JsonPart& part) {
  if (!part.json().is_object()) part.refuse("an object of tokens and ids was expected");
  std::vector<std::pair<std::string, std::int32_t>> tokens;
  tokens.reserve(part.json().size());
  for (const auto& [token, id] : part.json().items()) {
    tokens.emplace_back(token, JsonPart(id, part.file(), "model.vocab").id());
  }
  return Vocabulary(tokens);
}

std::unique_ptr<Model> makeModel(const JsonPart& part) {
  std::string type = part.text("type", "");
  if (type.empty()) {  // files of before tokenizers 0.8 do not name it
    type = part.find("merges")                      ? "BPE"
           : part.at("vocab").json().is_array()     ? "Unigram"
           : part.find("continuing_subword_prefix") ? "WordPiece"
                                                    : "WordLevel";
  }
  if (type == "WordPiece") return makeWordPiece(part);
  if (type == "WordLevel") return makeWordLevel(part);
  if (type == "BPE") return makeBpe(part);
  if (type == "Unigram") return makeUnigram(part);
  part.unsupported(type);
}

}  // namespace luthier::text
