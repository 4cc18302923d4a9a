// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/files/sentence_piece.h"

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <optional>
#include <string_view>

#include "core/base/utf8.h"
#include "core/text/limits.h"

namespace luthier::text {
namespace {

enum class WireType { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

struct Field {
  std::uint64_t number;
  WireType type;
  std::uint64_t value;     // Varint, Fixed32
  std::string_view bytes;  // Bytes
};

/// Reads one message of a protocol buffer field by field.
class MessageReader {
 public:
  MessageReader(std::string_view message, const std::string& file) : rest_(message), file_(file) {}

  std::optional<Field> next() {
    if (rest_.empty()) return std::nullopt;
    const std::uint64_t tag = varint();
    Field field{tag >> 3U, static_cast<WireType>(tag & 7U), 0, {}};
    switch (field.type) {
      case WireType::Varint:
        field.value = varint();
        return field;
      case WireType::Fixed64:
        static_cast<void>(take(8));
        return field;
      case WireType::Bytes:
        field.bytes = take(varint());
        return field;
      case WireType::Fixed32:
        field.value = fixed32(take(4));
        return field;
    }
    refuse("a field of an unknown type");
  }

  [[noreturn]] void refuse(std::string_view detail) const { refuseTokenizer(file_, "protocol buffer", detail); }

 private:
  std::string_view take(std::uint64_t length) {
    if (length > rest_.size()) refuse("it ends too early");
    const std::string_view taken = rest_.substr(0, static_cast<std::size_t>(length));
    rest_.remove_prefix(static_cast<std::size_t>(length));
    return taken;
  }

  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1)[0]);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return value;
    }
    refuse("a number without end");
  }

  static std::uint64_t fixed32(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[i]);
    return value;
  }

  std::string_view rest_;
  const std::string& file_;
};

// Numbers of the fields in sentencepiece_model.proto.
namespace field {
constexpr std::uint64_t pieces = 1, trainer = 2, normalizer = 3;                     // ModelProto
constexpr std::uint64_t text = 1, score = 2, type = 3;                               // SentencePiece
constexpr std::uint64_t modelType = 3, byteFallback = 35;                            // TrainerSpec
constexpr std::uint64_t charsmap = 2, dummyPrefix = 3, extraSpaces = 4, escape = 5;  // NormalizerSpec
}  // namespace field

SentencePieceModel::Piece readPiece(std::string_view message, const std::string& file) {
  SentencePieceModel::Piece piece;
  MessageReader reader(message, file);
  while (const auto part = reader.next()) {
    if (part->number == field::text && part->type == WireType::Bytes) {
      if (!isValidUtf8(part->bytes)) reader.refuse("a piece is not valid UTF-8");
      piece.text = part->bytes;
    } else if (part->number == field::score && part->type == WireType::Fixed32) {
      piece.score = std::bit_cast<float>(static_cast<std::uint32_t>(part->value));
      if (!std::isfinite(piece.score)) reader.refuse("a piece's score is not a number");
    } else if (part->number == field::type && part->type == WireType::Varint) {
      if (part->value < 1 || part->value > 6) reader.refuse("a piece of an unknown type");
      piece.type = static_cast<SentencePieceModel::PieceType>(part->value);
    }
  }
  return piece;
}

void readTrainer(std::string_view message, SentencePieceModel& model) {
  MessageReader reader(message, model.file);
  while (const auto part = reader.next()) {
    if (part->type != WireType::Varint) continue;
    if (part->number == field::modelType) {
      if (part->value < 1 || part->value > 4) reader.refuse("a model of an unknown kind");
      model.kind = static_cast<SentencePieceModel::Kind>(part->value);
    } else if (part->number == field::byteFallback) {
      model.byteFallback = part->value != 0;
    }
  }
}

void readNormalizer(std::string_view message, SentencePieceModel& model) {
  MessageReader reader(message, model.file);
  while (const auto part = reader.next()) {
    if (part->number == field::charsmap && part->type == WireType::Bytes) model.charsmap = part->bytes;
    if (part->type != WireType::Varint) continue;
    if (part->number == field::dummyPrefix) model.addDummyPrefix = part->value != 0;
    if (part->number == field::extraSpaces) model.removeExtraSpaces = part->value != 0;
    if (part->number == field::escape) model.escapeSpaces = part->value != 0;
  }
}

}  // namespace

SentencePieceModel readSentencePiece(const std::vector<std::byte>& bytes, const std::string& file) {
  SentencePieceModel model;
  model.file = file;
  MessageReader reader({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, file);
  while (const auto part = reader.next()) {
    if (part->type != WireType::Bytes) continue;
    if (part->number == field::pieces) {
      if (model.pieces.size() > static_cast<std::size_t>(largestTokenId)) reader.refuse("too many pieces");
      model.pieces.push_back(readPiece(part->bytes, file));
    } else if (part->number == field::trainer) {
      readTrainer(part->bytes, model);
    } else if (part->number == field::normalizer) {
      readNormalizer(part->bytes, model);
    }
  }
  if (model.pieces.empty()) reader.refuse("it holds no pieces");
  return model;
}

}  // namespace luthier::text
