// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/pickle_literals.h"

#include <bit>
#include <charconv>

namespace luthier {
namespace {

PickleValue ofInteger(std::int64_t number) {
  PickleValue value;
  value.kind = PickleKind::Integer;
  value.integer = number;
  return value;
}

PickleValue ofBoolean(bool truth) {
  PickleValue value;
  value.kind = PickleKind::Boolean;
  value.integer = truth ? 1 : 0;
  return value;
}

PickleValue ofReal(double number) {
  PickleValue value;
  value.kind = PickleKind::Real;
  value.real = number;
  return value;
}

PickleValue ofText(PickleKind kind, std::string text) {
  PickleValue value;
  value.kind = kind;
  value.text = std::move(text);
  return value;
}

template <typename Number>
Number parseWhole(const std::string& text, const PickleReader& reader) {
  Number number{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size()) {
    reader.damaged("\"" + text.substr(0, 40) + "\" is no number");
  }
  return number;
}

/// INT and LONG of protocol 0: decimal, "01" and "00" for the truth values, a trailing L in old files.
PickleValue readDecimal(PickleReader& reader, bool truthValues) {
  auto text = reader.takeLine();
  if (truthValues && (text == "01" || text == "00")) {
    return ofBoolean(text == "01");
  }
  if (!truthValues && text.ends_with('L')) {
    text.pop_back();
  }
  return ofInteger(parseWhole<std::int64_t>(text, reader));
}

/// Little-endian two's complement of any length.
PickleValue readLong(PickleReader& reader, std::uint64_t length) {
  auto bytes = reader.takeText(length);
  if (bytes.size() > sizeof(std::int64_t)) {
    return ofText(PickleKind::BigInteger, std::move(bytes));
  }
  const bool negative = !bytes.empty() && (static_cast<unsigned char>(bytes.back()) & 0x80U) != 0;
  bytes.resize(sizeof(std::int64_t), negative ? '\xff' : '\0');
  return ofInteger(static_cast<std::int64_t>(readLittleEndian<std::uint64_t>(std::as_bytes(std::span(bytes)))));
}

/// BINFLOAT is the one big-endian operand.
PickleValue readBinaryFloat(PickleReader& reader) {
  std::uint64_t bits = 0;
  for (const std::byte byte : reader.take(sizeof(bits))) {
    bits = (bits << 8U) | static_cast<std::uint64_t>(byte);
  }
  return ofReal(std::bit_cast<double>(bits));
}

/// STRING of protocol 0: quoted, with Python's escapes kept as they are; only names without escapes matter to us.
PickleValue readQuoted(PickleReader& reader) {
  const auto line = reader.takeLine();
  if (line.size() < 2 || line.front() != line.back() || (line.front() != '\'' && line.front() != '"')) {
    reader.damaged("a text is not quoted");
  }
  return ofText(PickleKind::Text, line.substr(1, line.size() - 2));
}

}  // namespace

std::optional<PickleValue> readPickleLiteral(char code, PickleReader& reader) {
  using enum PickleKind;
  switch (code) {
    case 'N':
      return PickleValue{};
    case '\x88':
      return ofBoolean(true);
    case '\x89':
      return ofBoolean(false);
    case 'I':
      return readDecimal(reader, true);
    case 'L':
      return readDecimal(reader, false);
    case 'J':
      return ofInteger(static_cast<std::int32_t>(reader.takeNumber<std::uint32_t>()));
    case 'K':
      return ofInteger(reader.takeNumber<std::uint8_t>());
    case 'M':
      return ofInteger(reader.takeNumber<std::uint16_t>());
    case '\x8a':
      return readLong(reader, reader.takeNumber<std::uint8_t>());
    case '\x8b':
      return readLong(reader, reader.takeNumber<std::uint32_t>());
    case 'F':
      return ofReal(parseWhole<double>(reader.takeLine(), reader));
    case 'G':
      return readBinaryFloat(reader);
    case 'S':
      return readQuoted(reader);
    // Python 2's str: text, as torch's own names are.
    case 'T':
      return ofText(Text, reader.takeText(reader.takeNumber<std::uint32_t>()));
    case 'U':
      return ofText(Text, reader.takeText(reader.takeNumber<std::uint8_t>()));
    case 'V':
      return ofText(Text, reader.takeLine());
    case '\x8c':
      return ofText(Text, reader.takeText(reader.takeNumber<std::uint8_t>()));
    case 'X':
      return ofText(Text, reader.takeText(reader.takeNumber<std::uint32_t>()));
    case '\x8d':
      return ofText(Text, reader.takeText(reader.takeNumber<std::uint64_t>()));
    case 'C':
      return ofText(Bytes, reader.takeText(reader.takeNumber<std::uint8_t>()));
    case 'B':
      return ofText(Bytes, reader.takeText(reader.takeNumber<std::uint32_t>()));
    case '\x8e':
    case '\x96':
      return ofText(Bytes, reader.takeText(reader.takeNumber<std::uint64_t>()));
    default:
      return std::nullopt;
  }
}

}  // namespace luthier
