// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/code_points.h"
#include "core/text/normalizers/character_changes.h"
#include "core/text/normalizers/normalizer.h"
#include "core/text/unicode/normal_forms.h"
#include "core/text/unicode/properties.h"

namespace luthier::text {
namespace {

void clean(AlignedText& text) {
  text.filter([](char32_t character) { return !isControl(character); });
  text.map([](char32_t character) { return isWhitespace(character) ? U' ' : character; });
}

void spaceChinese(AlignedText& text) {
  std::vector<Change> changes;
  bool found = false;
  eachCodePoint(text.text(), [&](char32_t character, std::size_t, std::size_t) {
    if (!isChineseCharacter(character)) {
      changes.push_back({character, 0});
      return;
    }
    found = true;
    changes.insert(changes.end(), {{U' ', 0}, {character, 1}, {U' ', 1}});
  });
  if (found) text.transform(changes);
}

void apply(const BertCleaning& cleaning, AlignedText& text) {
  if (cleaning.cleanText) clean(text);
  if (cleaning.spaceChinese) spaceChinese(text);
  if (cleaning.stripAccents) {
    normalize(text, NormalForm::Nfd);
    text.filter([](char32_t character) { return !isNonspacingMark(character); });
  }
  if (cleaning.lowercase) makeLowercase(text);
}

}  // namespace

bool isChineseCharacter(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF) ||
         (c >= 0x2A700 && c <= 0x2B73F) || (c >= 0x2B740 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

BertCleaning readBertCleaning(const JsonPart& part) {
  BertCleaning cleaning;
  cleaning.cleanText = part.flag("clean_text", true);
  cleaning.spaceChinese = part.flag("handle_chinese_chars", true);
  cleaning.lowercase = part.flag("lowercase", true);
  cleaning.stripAccents = part.flag("strip_accents", cleaning.lowercase);
  return cleaning;
}

std::unique_ptr<Normalizer> makeBertNormalizer(const JsonPart& part) {
  return normalizerFrom([cleaning = readBertCleaning(part)](AlignedText& text) { apply(cleaning, text); });
}

}  // namespace luthier::text
