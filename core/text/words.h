// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace luthier {

/// Finds words by Unicode's rules (UAX 29) and, for Chinese, Japanese, Thai and the like, by ICU's dictionaries. One thread; making
/// one is slow, using it is not.
class WordSplitter {
 public:
  WordSplitter();
  ~WordSplitter();
  /// Words in lower case, without punctuation; numbers are left out.
  [[nodiscard]] std::vector<std::string> words(std::string_view text);
  /// How many words, numbers included.
  [[nodiscard]] std::size_t count(std::string_view text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Whether a word (in lower case) is so frequent in English or Chinese that it tells nothing.
[[nodiscard]] bool isStopWord(std::string_view word);

/// The language of a text as its script tells: "zh", "ja" (kana), "ko", or "und-" with the script where it leaves several open
/// ("und-Cyrl"). Latin letters are "en" where enough of the words are stop words of English, else "und-Latn". "und" where there
/// are no letters. A guess for an overview, not a language detector.
[[nodiscard]] std::string guessLanguage(std::string_view text);

}  // namespace luthier
