// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/cli/serve/request_handler.h"
#include "core/cli/serve/text_tokenizers.h"

namespace luthier::serve {
namespace {

/// A text as the model sees it: all its tokens, and which of them are beyond what it is given.
class TokenLensHandler : public RequestHandler {
 public:
  explicit TokenLensHandler(const Environment& environment)
      : environment_(environment), tokenizers_(environment.workspace) {}

  protocol::Reply handle(const protocol::Request& request, const Call& /*call*/) override {
    const auto& wanted = std::get<protocol::TokenLensRequest>(request);
    if (!database_) database_ = environment_.openDatabase();
    const ModelTokenizer& model = tokenizers_.open(*database_, wanted.run, wanted.model);
    const auto second = wanted.text.second.empty() ? std::nullopt : std::optional<std::string_view>(wanted.text.second);
    const Encoding whole = model.tokenizer.encode(wanted.text.text, second, {.tokens = true});
    protocol::TokenLensReply reply;
    reply.maximumLength = wanted.maximumLength > 0 ? wanted.maximumLength : static_cast<int>(model.maximumLength);
    const Kept kept = keptTokens(model, wanted.text.text, second, reply.maximumLength);
    std::array<std::int64_t, 2> seen{};
    for (std::size_t i = 0; i < whole.size(); ++i) {
      protocol::LensToken& token = reply.tokens.emplace_back();
      token.id = whole.ids[i];
      token.text = whole.tokens[i];
      token.begin = static_cast<std::int64_t>(whole.offsets[i].begin);
      token.end = static_cast<std::int64_t>(whole.offsets[i].end);
      token.sequence = whole.sequenceIds[i];
      token.word = whole.wordIds[i];
      token.special = whole.specialMask[i] != 0;
      // The end is cut off each text; what the template adds is always given.
      if (!token.special && token.sequence >= 0) {
        const auto sequence = static_cast<std::size_t>(token.sequence);
        token.cut = seen.at(sequence)++ >= kept.at(sequence);
      }
    }
    return reply;
  }

 private:
  using Kept = std::array<std::int64_t, 2>;

  /// How many tokens of each text are left once the whole is cut to `maximumLength`.
  static Kept keptTokens(const ModelTokenizer& model, std::string_view text, std::optional<std::string_view> second,
                         int maximumLength) {
    EncodeOptions options;
    if (maximumLength > 0) options.maximumLength = static_cast<std::size_t>(maximumLength);
    const Encoding cut = model.tokenizer.encode(text, second, options);
    Kept kept{};
    for (std::size_t i = 0; i < cut.size(); ++i) {
      if (cut.specialMask[i] == 0 && cut.sequenceIds[i] >= 0) ++kept.at(static_cast<std::size_t>(cut.sequenceIds[i]));
    }
    return kept;
  }

  const Environment& environment_;
  std::unique_ptr<Database> database_;
  TextTokenizers tokenizers_;
};

}  // namespace

std::unique_ptr<RequestHandler> makeTokenLensHandler(const Environment& environment) {
  return std::make_unique<TokenLensHandler>(environment);
}

}  // namespace luthier::serve
