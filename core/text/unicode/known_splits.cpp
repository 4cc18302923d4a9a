// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unicode/known_splits.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <memory>

#include "core/text/code_points.h"
#include "core/text/pre_tokenizers/pre_tokenizer.h"
#include "core/text/unicode/properties.h"

namespace luthier::text {
namespace {

enum class Kind : std::uint8_t { Letter, Number, Space, Other, End };

Kind computeKind(char32_t character) {
  if (isRegexLetter(character)) return Kind::Letter;
  if (isRegexNumber(character)) return Kind::Number;
  return isWhitespace(character) ? Kind::Space : Kind::Other;
}

/// Kinds of 256 characters at a time, worked out when the first of them is met.
class KindTable {
 public:
  ~KindTable() {
    for (auto& block : blocks_) delete block.load();
  }

  [[nodiscard]] Kind operator[](char32_t character) {
    const Block* block = blocks_[character >> 8U].load(std::memory_order_acquire);
    if (!block) block = fill(character >> 8U);
    return (*block)[character & 0xFFU];
  }

 private:
  using Block = std::array<Kind, 256>;

  const Block* fill(std::size_t index) {
    auto made = std::make_unique<Block>();
    for (std::size_t i = 0; i < made->size(); ++i) (*made)[i] = computeKind(static_cast<char32_t>(index << 8U | i));
    const Block* before = nullptr;
    if (blocks_[index].compare_exchange_strong(before, made.get())) return made.release();
    return before;  // another thread was quicker
  }

  std::array<std::atomic<const Block*>, 0x1100> blocks_{};
};

Kind kindOf(char32_t character) {
  static KindTable table;
  return table[character];
}

/// The kinds of ASCII, which most texts are made of, without a look at ICU's tables.
constexpr std::array<Kind, 128> asciiKinds = [] {
  std::array<Kind, 128> kinds{};
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const auto byte = static_cast<char>(i);
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    const bool space = byte == ' ' || (byte >= '\t' && byte <= '\r');
    kinds[i] = letter ? Kind::Letter : byte >= '0' && byte <= '9' ? Kind::Number : space ? Kind::Space : Kind::Other;
  }
  return kinds;
}();

Kind kindAt(std::string_view text, std::size_t i) {
  if (i >= text.size()) return Kind::End;
  const auto byte = static_cast<unsigned char>(text[i]);
  return byte < asciiKinds.size() ? asciiKinds[byte] : kindOf(codePointAt(text, i));
}

std::size_t runEnd(std::string_view text, std::size_t i, Kind kind) {
  while (i < text.size() && kindAt(text, i) == kind) i += sequenceLength(text[i]);
  return i;
}

bool isLineEnd(char byte) { return byte == '\r' || byte == '\n'; }

char lowered(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte; }

/// Length of 's 't 're 've 'm 'll 'd at i, or 0.
std::size_t contractionLength(std::string_view text, std::size_t i, bool anyCase) {
  if (text[i] != '\'') return 0;
  const auto at = [&](std::size_t offset) {
    const char byte = i + offset < text.size() ? text[i + offset] : '\0';
    return anyCase ? lowered(byte) : byte;
  };
  const char first = at(1);
  if (first == 's' || first == 't' || first == 'm' || first == 'd') return 2;
  const char second = at(2);
  if ((first == 'r' && second == 'e') || (first == 'v' && second == 'e') || (first == 'l' && second == 'l')) return 3;
  return anyCase && text.substr(i + 1, 2) == "\xC5\xBF" ? 3 : 0;  // the long s, whose other case is s
}

/// \s+(?!\S)|\s+ : leaves the last space to the word behind.
std::size_t spacesEnd(std::string_view text, std::size_t begin) {
  const std::size_t end = runEnd(text, begin, Kind::Space);
  if (end == text.size()) return end;
  std::size_t last = end;
  do --last;
  while (isContinuation(text[last]));
  return last > begin ? last : end;
}

std::size_t gpt2(std::string_view text, std::size_t begin) {
  if (const std::size_t length = contractionLength(text, begin, false)) return begin + length;
  const std::size_t start = begin + (text[begin] == ' ' ? 1 : 0);
  const Kind kind = kindAt(text, start);
  if (kind != Kind::Space && kind != Kind::End) return runEnd(text, start, kind);
  return spacesEnd(text, begin);
}

std::size_t numberEnd(std::string_view text, std::size_t i, std::size_t most) {
  for (; most > 0 && kindAt(text, i) == Kind::Number; --most) i += sequenceLength(text[i]);
  return i;
}

/// \s*[\r\n]+ : as far as the last line end among the spaces; `begin` where there is none.
std::size_t lineEndsEnd(std::string_view text, std::size_t begin) {
  for (std::size_t end = runEnd(text, begin, Kind::Space); end > begin; --end) {
    if (isLineEnd(text[end - 1])) return end;
  }
  return begin;
}

template <std::size_t mostDigits>
std::size_t llama3(std::string_view text, std::size_t begin) {
  if (const std::size_t length = contractionLength(text, begin, true)) return begin + length;
  const Kind kind = kindAt(text, begin);
  if (kind == Kind::Letter) return runEnd(text, begin, Kind::Letter);
  if (kind == Kind::Number) return numberEnd(text, begin, mostDigits);
  const std::size_t next = begin + sequenceLength(text[begin]);
  if (!isLineEnd(text[begin]) && kindAt(text, next) == Kind::Letter) return runEnd(text, next, Kind::Letter);
  const std::size_t start = begin + (text[begin] == ' ' ? 1 : 0);
  if (kindAt(text, start) == Kind::Other) {
    std::size_t end = runEnd(text, start, Kind::Other);
    while (end < text.size() && isLineEnd(text[end])) ++end;
    return end;
  }
  const std::size_t lines = lineEndsEnd(text, begin);
  return lines > begin ? lines : spacesEnd(text, begin);
}

constexpr std::string_view contractions = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
constexpr std::string_view llama3Rest =
    R"(|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr std::string_view qwenRest =
    R"(|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";

}  // namespace

KnownSplit knownSplit(std::string_view expression) {
  if (expression == byteLevelExpression) return gpt2;
  if (!expression.starts_with(contractions)) return nullptr;
  expression.remove_prefix(contractions.size());
  if (expression == llama3Rest) return llama3<3>;
  return expression == qwenRest ? llama3<1> : nullptr;
}

}  // namespace luthier::text
