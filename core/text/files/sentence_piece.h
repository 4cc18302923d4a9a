// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/text/files/json_part.h"

namespace luthier::text {

/// A SentencePiece model file (sentencepiece_model.proto), as much of it as tokenizing needs.
struct SentencePieceModel {
  enum class Kind { Unigram = 1, Bpe = 2, Word = 3, Characters = 4 };
  enum class PieceType { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Unused = 5, Byte = 6 };
  struct Piece {
    std::string text;
    float score = 0.0F;
    PieceType type = PieceType::Normal;
  };

  std::vector<Piece> pieces;
  Kind kind = Kind::Unigram;
  bool byteFallback = false;
  std::string charsmap;
  bool addDummyPrefix = true;
  bool removeExtraSpaces = true;
  bool escapeSpaces = true;
  std::string file;  // for messages
};

/// Reads the protocol buffer, every length checked. Throws Error{TokenizerDamaged, TokenizerUnsupported}.
[[nodiscard]] SentencePieceModel readSentencePiece(const std::vector<std::byte>& bytes, const std::string& file);

/// The tokenizer.json that transformers makes of it, by tokenizer_class (XLM-R moves all ids by one, T5 ends with </s>, Llama
/// begins with <s>), else by the model's kind.
[[nodiscard]] nlohmann::ordered_json fromSentencePiece(const SentencePieceModel& model, const JsonPart& config);

}  // namespace luthier::text
