// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/text/code_points.h"
#include "core/text/normalizers/normalizer.h"
#include "core/text/shortcuts/shortcut.h"
#include "core/text/unicode/properties.h"

namespace luthier::text {
namespace {

enum class Kind : std::uint8_t { Space, Mark, Word, Wide };

std::array<Kind, 256> makeKinds() {
  std::array<Kind, 256> kinds{};
  for (std::size_t byte = 0; byte < kinds.size(); ++byte) {
    const auto character = static_cast<char32_t>(byte);
    if (byte >= 0x80) {
      kinds[byte] = Kind::Wide;
    } else if (character == ' ' || character == '\t' || character == '\n' || character == '\r') {
      kinds[byte] = Kind::Space;
    } else {
      kinds[byte] = isPunctuation(character) ? Kind::Mark : Kind::Word;
    }
  }
  return kinds;
}

/// BertNormalizer and BertPreTokenizer: words end at ASCII spaces, at ASCII punctuation (each a word of its own) and around
/// Chinese characters; all of these are starters, so that no accent is sorted or joined across them.
class BertShortcut : public Shortcut {
 public:
  BertShortcut(Pipe pipe, bool spaces, bool spaceChinese) : Shortcut(std::move(pipe), spaces), spaceChinese_(spaceChinese) {}

  [[nodiscard]] bool tokenize(std::string_view text, TokenList& tokens) const override {
    std::int32_t word = 0;
    for (std::size_t i = 0; i < text.size();) {
      const Kind kind = kindAt(text, i);
      if (kind == Kind::Space) {
        ++i;
        continue;
      }
      const std::size_t begin = i;
      i = kind == Kind::Mark ? i + 1 : wordEnd(text, i);
      append(text.substr(begin, i - begin), begin, word, tokens);
    }
    return true;
  }

 private:
  [[nodiscard]] Kind kindAt(std::string_view text, std::size_t i) const {
    return kinds_[static_cast<unsigned char>(text[i])];
  }

  [[nodiscard]] bool isSetApart(std::string_view text, std::size_t i) const {
    return spaceChinese_ && isChineseCharacter(codePointAt(text, i));
  }

  [[nodiscard]] std::size_t wordEnd(std::string_view text, std::size_t i) const {
    const std::size_t begin = i;
    while (i < text.size()) {
      const Kind kind = kindAt(text, i);
      if (kind == Kind::Word) {
        ++i;
      } else if (kind == Kind::Wide) {
        if (isSetApart(text, i)) return i == begin ? i + sequenceLength(text[i]) : i;
        i += sequenceLength(text[i]);
      } else {
        break;
      }
    }
    return i;
  }

  std::array<Kind, 256> kinds_ = makeKinds();
  bool spaceChinese_;
};

}  // namespace

std::unique_ptr<Shortcut> makeBertShortcut(const JsonPart& file, Shortcut::Pipe pipe, bool spaces) {
  const auto normalizer = file.find("normalizer");
  const auto preTokenizer = file.find("pre_tokenizer");
  if (!normalizer || normalizer->text("type") != "BertNormalizer") return nullptr;
  if (!preTokenizer || preTokenizer->text("type") != "BertPreTokenizer") return nullptr;
  return std::make_unique<BertShortcut>(std::move(pipe), spaces, readBertCleaning(*normalizer).spaceChinese);
}

}  // namespace luthier::text
