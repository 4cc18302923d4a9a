// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/text_token.h"

#include <algorithm>

namespace luthier {
namespace {

QString part(const std::string& text, std::int64_t begin, std::int64_t end) {
  const auto size = static_cast<std::int64_t>(text.size());
  const auto from = std::clamp<std::int64_t>(begin, 0, size);
  const auto to = std::clamp<std::int64_t>(end, from, size);
  return QString::fromUtf8(text.data() + from, static_cast<qsizetype>(to - from));
}

/// Byte-level vocabularies cut characters in pieces; such a piece has no readable part of the text.
bool readable(const QString& text) { return !text.trimmed().isEmpty() && !text.contains(QChar::ReplacementCharacter); }

}  // namespace

std::vector<TextToken> toTextTokens(const std::vector<protocol::LensToken>& tokens, const protocol::TextInput& input) {
  std::vector<TextToken> shown;
  shown.reserve(tokens.size());
  std::int64_t previousEnd = 0;
  int previousSequence = -1;
  for (const protocol::LensToken& token : tokens) {
    TextToken made;
    made.piece = QString::fromStdString(token.text);
    made.id = token.id;
    made.begin = token.begin;
    made.end = token.end;
    made.sequence = token.special ? -1 : token.sequence;
    made.word = token.word;
    made.special = token.special;
    made.cut = token.cut;
    made.text = made.piece;
    if (!token.special) {
      const std::string& source = token.sequence == 1 ? input.second : input.text;
      const QString own = part(source, token.begin, token.end);
      if (readable(own)) {
        made.text = own.trimmed();
      }
      const bool follows = previousSequence == token.sequence;
      const QString between = follows ? part(source, previousEnd, token.begin) : QString();
      made.spaceBefore = follows && (!between.isEmpty() || (!own.isEmpty() && own.front().isSpace()));
      previousEnd = token.end;
      previousSequence = token.sequence;
    }
    shown.push_back(std::move(made));
  }
  return shown;
}

std::vector<TokenGroup> groupTokens(const std::vector<TextToken>& tokens, bool words) {
  std::vector<TokenGroup> groups;
  for (int index = 0; index < static_cast<int>(tokens.size()); ++index) {
    const TextToken& token = tokens[static_cast<std::size_t>(index)];
    const TextToken* before = index > 0 ? &tokens[static_cast<std::size_t>(index) - 1] : nullptr;
    const bool sameWord = before != nullptr && !token.special && !before->special && token.word >= 0 &&
                          token.word == before->word && token.sequence == before->sequence && token.cut == before->cut;
    if (words && sameWord) {
      groups.back().last = index;
    } else {
      groups.push_back({index, index});
    }
  }
  return groups;
}

QString groupText(const std::vector<TextToken>& tokens, const TokenGroup& group) {
  QString text;
  for (int index = group.first; index <= group.last; ++index) {
    const TextToken& token = tokens[static_cast<std::size_t>(index)];
    if (index > group.first && token.spaceBefore) {
      text += QLatin1Char(' ');
    }
    text += token.text;
  }
  return text;
}

int utf16Position(const std::string& text, std::int64_t byte) { return static_cast<int>(part(text, 0, byte).size()); }

}  // namespace luthier
