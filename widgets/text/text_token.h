// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

#include "core/protocol/text_messages.h"

namespace luthier {

/// One token as a widget shows it.
struct TextToken {
  QString text;   // the part of the person's own text that it stands for; the piece itself for a special token
  QString piece;  // as the vocabulary writes it ("##ing")
  qint64 id = -1;
  qint64 begin = 0, end = 0;  // bytes, in the text of its sequence
  int sequence = -1;          // 0 text, 1 second text, -1 special
  int word = -1;              // number of its word within the sequence
  bool spaceBefore = false;   // the text has white space before it
  bool special = false;
  bool cut = false;  // beyond the maximum length
};

/// Tokens of a reply with the parts of the texts (UTF-8) that they stand for.
[[nodiscard]] std::vector<TextToken> toTextTokens(const std::vector<protocol::LensToken>& tokens,
                                                  const protocol::TextInput& input);

/// Neighbours that are shown as one: tokens first to last, inclusive.
struct TokenGroup {
  int first = 0;
  int last = 0;
};
/// `words`: the pieces of a word together; else each token by itself.
[[nodiscard]] std::vector<TokenGroup> groupTokens(const std::vector<TextToken>& tokens, bool words);
[[nodiscard]] QString groupText(const std::vector<TextToken>& tokens, const TokenGroup& group);

/// The place in QString::fromUtf8(text) that byte `byte` of `text` is at.
[[nodiscard]] int utf16Position(const std::string& text, std::int64_t byte);

}  // namespace luthier
