// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/decoders/decoder.h"

#include <algorithm>

#include "core/text/code_points.h"
#include "core/text/limits.h"
#include "core/text/pattern.h"
#include "core/text/pre_tokenizers/pre_tokenizer.h"

namespace luthier::text {

std::string replaceAll(std::string_view text, std::string_view from, std::string_view to) {
  std::string result;
  for (const Match& match : literalMatches(text, from)) {
    result += match.matches ? to : text.substr(match.begin, match.end - match.begin);
  }
  return result;
}

namespace {

using Texts = std::vector<std::string>;

class Sequence : public Decoder {
 public:
  explicit Sequence(const JsonPart& part) {
    for (const JsonPart& item : part.at("decoders").items()) parts_.push_back(makeDecoder(item));
  }
  [[nodiscard]] Texts apply(Texts tokens) const override {
    for (const auto& part : parts_) tokens = part->apply(std::move(tokens));
    return tokens;
  }

 private:
  std::vector<std::unique_ptr<Decoder>> parts_;
};

std::unique_ptr<Decoder> makeMetaspaceDecoder(const JsonPart& part) {
  return decoderFrom([settings = readMetaspace(part)](Texts tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const bool dropped = i == 0 && settings.prepend != PrependScheme::Never;
      tokens[i] = replaceAll(tokens[i], settings.mark, dropped ? "" : " ");
    }
    return tokens;
  });
}

std::unique_ptr<Decoder> makeBpeDecoder(const JsonPart& part) {
  return decoderFrom([suffix = part.text("suffix", "</w>")](Texts tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      tokens[i] = replaceAll(tokens[i], suffix, i + 1 == tokens.size() ? "" : " ");
    }
    return tokens;
  });
}

std::unique_ptr<Decoder> makeReplaceDecoder(const JsonPart& part) {
  return decoderFrom([pattern = Pattern(part.at("pattern")), content = part.text("content")](Texts tokens) {
    for (std::string& token : tokens) {
      std::string replaced;
      for (const Match& match : pattern.find(token)) {
        replaced += match.matches ? content : token.substr(match.begin, match.end - match.begin);
      }
      token = std::move(replaced);
    }
    return tokens;
  });
}

/// Cuts at most `start` and `stop` times the character at the two ends.
std::string stripped(const std::string& token, const std::string& content, std::size_t start, std::size_t stop) {
  std::string_view rest = token;
  for (; start > 0 && rest.starts_with(content); --start) rest.remove_prefix(content.size());
  for (; stop > 0 && rest.ends_with(content); --stop) rest.remove_suffix(content.size());
  return std::string(rest);
}

std::unique_ptr<Decoder> makeStripDecoder(const JsonPart& part) {
  static_cast<void>(part.at("content").character());
  return decoderFrom([content = part.text("content"), start = static_cast<std::size_t>(part.count("start", 0)),
                      stop = static_cast<std::size_t>(part.count("stop", 0))](Texts tokens) {
    for (std::string& token : tokens) token = stripped(token, content, start, stop);
    return tokens;
  });
}

std::unique_ptr<Decoder> makeFuse() {
  return decoderFrom([](Texts tokens) {
    std::string fused;
    for (const std::string& token : tokens) fused += token;
    return Texts{std::move(fused)};
  });
}

}  // namespace

std::unique_ptr<Decoder> makeDecoder(const JsonPart& part) {
  const std::string type = part.text("type");
  if (type == "Sequence") return std::make_unique<Sequence>(part);
  if (type == "WordPiece") return makeWordPieceDecoder(part);
  if (type == "ByteLevel") return makeByteLevelDecoder();
  if (type == "Metaspace") return makeMetaspaceDecoder(part);
  if (type == "BPEDecoder") return makeBpeDecoder(part);
  if (type == "ByteFallback") return makeByteFallbackDecoder();
  if (type == "Fuse") return makeFuse();
  if (type == "Strip") return makeStripDecoder(part);
  if (type == "Replace") return makeReplaceDecoder(part);
  if (type == "CTC") return makeCtcDecoder(part);
  part.unsupported(type);
}

}  // namespace luthier::text
