// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/answer_words.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace luthier {
namespace {

bool isPunctuation(UChar32 letter) { return letter < 0x80 && u_ispunct(letter) != 0; }

/// string.punctuation also has the symbols that Unicode does not call punctuation.
bool isSymbol(UChar32 letter) {
  return letter < 0x80 && std::string_view("$+<=>^`|~").find(static_cast<char>(letter)) != std::string_view::npos;
}

/// What Python's \w matches.
bool isWordLetter(UChar32 letter) { return (U_GET_GC_MASK(letter) & (U_GC_L_MASK | U_GC_N_MASK)) != 0 || letter == U'_'; }

bool isSpace(UChar32 letter) { return u_isUWhiteSpace(letter) != 0 || (letter >= 0x1C && letter <= 0x1F); }

bool isArticle(const icu::UnicodeString& word) {
  return word == icu::UnicodeString("a") || word == icu::UnicodeString("an") || word == icu::UnicodeString("the");
}

class Splitter {
 public:
  void add(UChar32 letter) {
    if (isWordLetter(letter)) {
      run_.append(letter);
      return;
    }
    endRun();
    if (isSpace(letter)) {
      endWord();
    } else {
      word_.append(letter);
    }
  }
  std::vector<std::string> finish() {
    endRun();
    endWord();
    return std::move(words_);
  }

 private:
  /// An article between word boundaries becomes a space.
  void endRun() {
    if (isArticle(run_)) {
      endWord();
    } else {
      word_.append(run_);
    }
    run_.remove();
  }
  void endWord() {
    if (!word_.isEmpty()) {
      word_.toUTF8String(words_.emplace_back());
      word_.remove();
    }
  }

  icu::UnicodeString run_, word_;
  std::vector<std::string> words_;
};

}  // namespace

std::vector<std::string> answerWords(std::string_view answer) {
  auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(answer.data(), static_cast<std::int32_t>(answer.size())));
  text.toLower(icu::Locale::getRoot());
  Splitter splitter;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 letter = text.char32At(i);
    if (!isPunctuation(letter) && !isSymbol(letter)) {
      splitter.add(letter);
    }
  }
  return splitter.finish();
}

}  // namespace luthier
