// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unicode/properties.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <optional>

#include "core/text/unicode/exceptions.h"

namespace luthier::text {
namespace {

// Unicode versions of the tables in the Rust crates; see make_exceptions.py.
constexpr int categoriesVersion = 8;
constexpr int normalizationVersion = 9;
constexpr int scriptsVersion = 9;
constexpr int oldestIcuVersion = 15;

constexpr std::uint32_t punctuationMask = U_GC_P_MASK;
constexpr std::uint32_t controlMask = U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK;
constexpr std::uint32_t wordMask = U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK;
constexpr char32_t asciiEnd = 0x80;

template <typename Exception>
const Exception* exceptionFor(const std::vector<Exception>& exceptions, char32_t character) {
  const auto found = std::upper_bound(exceptions.begin(), exceptions.end(), character,
                                      [](char32_t value, const Exception& range) { return value < range.first; });
  if (found == exceptions.begin() || std::prev(found)->last < character) return nullptr;
  return &*std::prev(found);
}

UChar32 icu(char32_t character) { return static_cast<UChar32>(character); }

bool hasCategory(char32_t character, std::uint32_t mask) { return (U_MASK(u_charType(icu(character))) & mask) != 0; }

bool property(const std::vector<CodeRange>& exceptions, char32_t character, std::uint32_t mask, int version) {
  if (const CodeRange* exception = exceptionFor(exceptions, character)) return exception->value;
  return hasCategory(character, mask) && isOfAge(character, version);
}

bool isAsciiPunctuation(char32_t character) {
  return (character >= '!' && character <= '/') || (character >= ':' && character <= '@') ||
         (character >= '[' && character <= '`') || (character >= '{' && character <= '~');
}

}  // namespace

bool isOfAge(char32_t character, int version) {
  UVersionInfo age{};
  u_charAge(icu(character), age);
  return age[0] != 0 && age[0] <= version && (age[0] < version || age[1] == 0);
}

bool isPunctuation(char32_t character) {
  if (character < asciiEnd) return isAsciiPunctuation(character);
  return property(punctuationExceptions, character, punctuationMask, categoriesVersion);
}

bool isControl(char32_t character) {
  if (character < asciiEnd)
    return (character < ' ' && character != '\t' && character != '\n' && character != '\r') || character == 0x7F;
  if (character == 0xFFFD) return true;
  return property(controlExceptions, character, controlMask, categoriesVersion);
}

bool isNonspacingMark(char32_t character) {
  return character >= asciiEnd && property(nonspacingMarkExceptions, character, U_GC_MN_MASK, categoriesVersion);
}

bool isCombiningMark(char32_t character) {
  return character >= asciiEnd && property(combiningMarkExceptions, character, U_GC_M_MASK, normalizationVersion);
}

bool isWhitespace(char32_t character) { return u_isUWhiteSpace(icu(character)) != 0; }

bool isNumeric(char32_t character) { return property(numericExceptions, character, U_GC_N_MASK, oldestIcuVersion); }

bool isWordCharacter(char32_t character) {
  if (const CodeRange* exception = exceptionFor(wordCharacterExceptions, character)) return exception->value;
  if (character == 0x200C || character == 0x200D) return true;
  return (hasCategory(character, wordMask) || u_isUAlphabetic(icu(character))) && isOfAge(character, oldestIcuVersion);
}

bool isRegexLetter(char32_t character) { return property(regexLetterExceptions, character, U_GC_L_MASK, oldestIcuVersion); }

bool isRegexNumber(char32_t character) { return property(regexNumberExceptions, character, U_GC_N_MASK, oldestIcuVersion); }

std::pair<char32_t, char32_t> lowercase(char32_t character) {
  if (character < asciiEnd) return {character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character, 0};
  const auto found =
      std::lower_bound(lowercaseExceptions.begin(), lowercaseExceptions.end(), character,
                       [](const LowercaseException& exception, char32_t value) { return exception.character < value; });
  if (found != lowercaseExceptions.end() && found->character == character) return {found->first, found->second};
  if (!isOfAge(character, oldestIcuVersion)) return {character, 0};
  return {static_cast<char32_t>(u_tolower(icu(character))), 0};
}

std::uint16_t scriptOf(char32_t character) {
  if (const ScriptException* exception = exceptionFor(scriptExceptions, character)) return exception->script;
  if (!isOfAge(character, scriptsVersion)) return anyScript;
  UErrorCode status = U_ZERO_ERROR;
  return static_cast<std::uint16_t>(uscript_getScript(icu(character), &status));
}

}  // namespace luthier::text
