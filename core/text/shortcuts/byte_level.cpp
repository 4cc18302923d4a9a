// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pre_tokenizers/pre_tokenizer.h"
#include "core/text/shortcuts/shortcut.h"
#include "core/text/unicode/known_splits.h"

namespace luthier::text {
namespace {

// Below U+0300 every character is its own NFC, whatever stands beside it.
constexpr unsigned char firstLeadOfCombining = 0xCC;

bool isPlainForm(std::string_view text) {
  for (const char byte : text) {
    if (static_cast<unsigned char>(byte) >= firstLeadOfCombining) return false;
  }
  return true;
}

/// Byte-level BPE whose regular expression is one of the known ones: each match is tokenized by itself.
class ByteLevelShortcut : public Shortcut {
 public:
  ByteLevelShortcut(Pipe pipe, bool spaces, KnownSplit split, bool normalizes)
      : Shortcut(std::move(pipe), spaces), split_(split), normalizes_(normalizes) {}

  [[nodiscard]] bool tokenize(std::string_view text, TokenList& tokens) const override {
    if (normalizes_ && !isPlainForm(text)) return false;
    std::int32_t word = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = split_(text, begin);
      append(text.substr(begin, end - begin), begin, word, tokens);
      begin = end;
    }
    return true;
  }

 private:
  KnownSplit split_;
  bool normalizes_;
};

/// The expression that cuts the text, where the pre-tokenizer is ByteLevel or a Split followed by it; else null.
KnownSplit splitOf(const JsonPart& part) {
  if (part.text("type") == "ByteLevel") {
    return !part.flag("add_prefix_space") && part.flag("use_regex", true) ? knownSplit(byteLevelExpression) : nullptr;
  }
  if (part.text("type") != "Sequence") return nullptr;
  const std::vector<JsonPart> parts = part.at("pretokenizers").items();
  if (parts.size() != 2 || parts[0].text("type") != "Split" || parts[1].text("type") != "ByteLevel") return nullptr;
  const auto expression = parts[0].at("pattern").find("Regex");
  const bool plain = !parts[1].flag("add_prefix_space") && !parts[1].flag("use_regex", true);
  const bool isolated = parts[0].text("behavior") == "Isolated" && !parts[0].flag("invert", false);
  return expression && plain && isolated ? knownSplit(expression->text()) : nullptr;
}

}  // namespace

std::unique_ptr<Shortcut> makeByteLevelShortcut(const JsonPart& file, Shortcut::Pipe pipe, bool spaces) {
  const auto normalizer = file.find("normalizer");
  const auto preTokenizer = file.find("pre_tokenizer");
  if (!preTokenizer || (normalizer && normalizer->text("type") != "NFC")) return nullptr;
  const KnownSplit split = splitOf(*preTokenizer);
  if (!split) return nullptr;
  return std::make_unique<ByteLevelShortcut>(std::move(pipe), spaces, split, normalizer.has_value());
}

}  // namespace luthier::text
