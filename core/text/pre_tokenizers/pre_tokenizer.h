// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/text/aligned_text.h"
#include "core/text/files/json_part.h"
#include "core/text/vocabularies/model.h"

namespace luthier::text {

/// A piece of a text on its way to tokens. A piece that already is a token (an added one) is not touched any more.
struct Piece {
  AlignedText text;
  std::vector<Token> tokens;
  bool done = false;
};
using Pieces = std::vector<Piece>;

/// Replaces every piece that is not done by the non-empty ones that `split` makes of it.
void splitPieces(Pieces& pieces, const std::function<std::vector<AlignedText>(AlignedText&)>& split);

/// The part that splits a normalized text into words. Immutable; thread-safe.
class PreTokenizer {
 public:
  virtual ~PreTokenizer() = default;
  virtual void apply(Pieces& pieces) const = 0;
};

/// The "pre_tokenizer" part of a tokenizer.json.
[[nodiscard]] std::unique_ptr<PreTokenizer> makePreTokenizer(const JsonPart& part);

[[nodiscard]] std::unique_ptr<PreTokenizer> makeByteLevel(const JsonPart& part);
[[nodiscard]] std::unique_ptr<PreTokenizer> makeMetaspace(const JsonPart& part);
[[nodiscard]] std::unique_ptr<PreTokenizer> makeSplit(const JsonPart& part);
[[nodiscard]] std::unique_ptr<PreTokenizer> makeUnicodeScripts();
[[nodiscard]] std::unique_ptr<PreTokenizer> makeFixedLength(const JsonPart& part);
[[nodiscard]] SplitBehaviour readBehaviour(const JsonPart& part);

/// GPT-2's expression, which ByteLevel uses.
extern const char* const byteLevelExpression;

/// When Metaspace puts its mark before a text that does not begin with one.
enum class PrependScheme { First, Never, Always };
struct MetaspaceSettings {
  std::string mark = "\xE2\x96\x81";
  char32_t markCharacter = 0x2581;
  PrependScheme prepend = PrependScheme::Always;
  bool split = true;
};
[[nodiscard]] MetaspaceSettings readMetaspace(const JsonPart& part);

/// The pre-tokenizer that splits each piece by the function.
template <typename Function>
[[nodiscard]] std::unique_ptr<PreTokenizer> preTokenizerFrom(Function function) {
  class FunctionPreTokenizer : public PreTokenizer {
   public:
    explicit FunctionPreTokenizer(Function function) : function_(std::move(function)) {}
    void apply(Pieces& pieces) const override { splitPieces(pieces, function_); }

   private:
    Function function_;
  };
  return std::make_unique<FunctionPreTokenizer>(std::move(function));
}

}  // namespace luthier::text
