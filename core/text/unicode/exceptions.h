// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

// Where the Unicode tables inside Hugging Face's tokenizers differ from ICU's; exceptions.cpp is written by
// make_exceptions.py. All lists are sorted.

namespace luthier::text {

/// Code points first..last have (or have not) the property, whatever ICU says.
struct CodeRange {
  char32_t first;
  char32_t last;
  bool value;
};

struct LowercaseException {
  char32_t character;
  char32_t first;
  char32_t second;  // 0: none
};

struct ScriptException {
  char32_t first;
  char32_t last;
  std::uint16_t script;  // ICU's number; 0xFFFF: goes with any script
};

extern const std::vector<CodeRange> punctuationExceptions;
extern const std::vector<CodeRange> controlExceptions;
extern const std::vector<CodeRange> nonspacingMarkExceptions;
extern const std::vector<CodeRange> combiningMarkExceptions;
extern const std::vector<CodeRange> numericExceptions;
extern const std::vector<CodeRange> wordCharacterExceptions;
extern const std::vector<CodeRange> regexLetterExceptions;
extern const std::vector<CodeRange> regexNumberExceptions;
extern const std::vector<CodeRange> regexMarkExceptions;
extern const std::vector<CodeRange> regexUppercaseExceptions;
extern const std::vector<CodeRange> regexLowercaseExceptions;
extern const std::vector<CodeRange> regexModifierExceptions;
extern const std::vector<CodeRange> regexOtherLetterExceptions;
extern const std::vector<CodeRange> regexPunctuationExceptions;
extern const std::vector<CodeRange> regexSymbolExceptions;
extern const std::vector<CodeRange> regexWordExceptions;
extern const std::vector<LowercaseException> lowercaseExceptions;
extern const std::vector<ScriptException> scriptExceptions;

}  // namespace luthier::text
