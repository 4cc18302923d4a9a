// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "core/text/vocabularies/model.h"

namespace luthier::text {
namespace {

class WordLevel : public Model {
 public:
  explicit WordLevel(const JsonPart& part)
      : Model(readVocabulary(part.at("vocab")), part.file()),
        unknownToken_(part.text("unk_token", "<unk>")),
        unknown_(vocabulary().find(unknownToken_)) {}

  [[nodiscard]] std::string_view kind() const override { return "WordLevel"; }

  void tokenize(std::string_view piece, std::vector<Token>& tokens) const override {
    std::int32_t id = vocabulary().find(piece);
    if (id == Vocabulary::missing) id = unknown_;
    if (id == Vocabulary::missing) refuseWithoutUnknown(unknownToken_);
    tokens.push_back({id, 0, static_cast<std::uint32_t>(piece.size())});
  }

 private:
  std::string unknownToken_;
  std::int32_t unknown_;
};

}  // namespace

std::unique_ptr<Model> makeWordLevel(const JsonPart& part) { return std::make_unique<WordLevel>(part); }

}  // namespace luthier::text
