// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/uscript.h>

#include <algorithm>
#include <map>
#include <unordered_set>

#include "core/base/utf8.h"
#include "core/text/words.h"

namespace luthier {
namespace {

const std::unordered_set<std::string_view>& englishStopWords() {
  static const std::unordered_set<std::string_view> words{
      "a",    "about", "after", "all",  "also",  "am",    "an",   "and",   "any",   "are",   "as",    "at",    "be",
      "been", "but",   "by",    "can",  "could", "did",   "do",   "does",  "for",   "from",  "had",   "has",   "have",
      "he",   "her",   "him",   "his",  "how",   "i",     "if",   "in",    "into",  "is",    "it",    "it's",  "its",
      "just", "me",    "more",  "most", "my",    "no",    "not",  "of",    "on",    "one",   "or",    "our",   "out",
      "so",   "some",  "than",  "that", "the",   "their", "them", "then",  "there", "these", "they",  "this",  "those",
      "to",   "too",   "up",    "us",   "very",  "was",   "we",   "were",  "what",  "when",  "which", "while", "who",
      "will", "with",  "would", "you",  "your",  "she",   "only", "other", "over",  "such",  "i'm",   "that's"};
  return words;
}

const std::unordered_set<std::string_view>& chineseStopWords() {
  static const std::unordered_set<std::string_view> words{
      "的",   "了",   "是",   "在", "我", "有", "和", "就",   "人",   "都",   "一",   "一个", "上", "也", "很",
      "到",   "说",   "要",   "去", "你", "会", "着", "看",   "自己", "这",   "那",   "他",   "她", "它", "们",
      "我们", "你们", "他们", "与", "及", "或", "但", "而",   "把",   "被",   "让",   "从",   "对", "为", "以",
      "于",   "之",   "其",   "吧", "吗", "呢", "啊", "得",   "地",   "还",   "又",   "再",   "才", "个", "这个",
      "那个", "里",   "下",   "中", "来", "等", "并", "因为", "所以", "如果", "但是", "可以", "没", "给"};
  return words;
}

struct ScriptCounts {
  std::size_t han = 0, kana = 0, hangul = 0, latin = 0;
  std::map<std::string, std::size_t> others;
};

std::uint32_t codePoint(std::string_view sequence) {
  if (sequence.size() == 1) return static_cast<unsigned char>(sequence[0]);
  std::uint32_t point = static_cast<unsigned char>(sequence[0]) & (0xFFU >> (sequence.size() + 1));
  for (std::size_t i = 1; i < sequence.size(); ++i) point = point << 6U | (static_cast<unsigned char>(sequence[i]) & 0x3FU);
  return point;
}

ScriptCounts scriptsOf(std::string_view text) {
  ScriptCounts counts;
  while (!text.empty()) {
    const std::size_t length = utf8SequenceLength(text);
    if (length > 0) {
      UErrorCode status = U_ZERO_ERROR;
      const UScriptCode script = uscript_getScript(static_cast<UChar32>(codePoint(text.substr(0, length))), &status);
      if (script == USCRIPT_HAN)
        ++counts.han;
      else if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA)
        ++counts.kana;
      else if (script == USCRIPT_HANGUL)
        ++counts.hangul;
      else if (script == USCRIPT_LATIN)
        ++counts.latin;
      else if (script > USCRIPT_INHERITED)
        ++counts.others[uscript_getShortName(script)];
    }
    text.remove_prefix(std::max<std::size_t>(1, length));
  }
  return counts;
}

std::string ofLatin(std::string_view text) {
  std::size_t words = 0;
  std::size_t stops = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto isLetter = [&](std::size_t at) {
      const char letter = text[at];
      return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '\'' ||
             static_cast<unsigned char>(letter) >= 0x80;
    };
    std::string word;
    while (i < text.size() && isLetter(i)) {
      const char letter = text[i++];
      word += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    if (word.empty()) {
      ++i;
      continue;
    }
    ++words;
    stops += englishStopWords().contains(word) ? 1 : 0;
  }
  return stops * 8 >= words && stops > 0 ? "en" : "und-Latn";
}

}  // namespace

bool isStopWord(std::string_view word) { return englishStopWords().contains(word) || chineseStopWords().contains(word); }

std::string guessLanguage(std::string_view text) {
  const ScriptCounts counts = scriptsOf(text);
  const auto other = std::max_element(counts.others.begin(), counts.others.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; });
  const std::size_t others = other == counts.others.end() ? 0 : other->second;
  // An ideograph says about as much as two or three letters.
  const std::size_t eastAsian = 2 * (counts.han + counts.kana) + counts.hangul;
  const std::size_t most = std::max({eastAsian, counts.latin, others});
  if (most == 0) return "und";
  if (most == eastAsian) {
    if (counts.hangul > counts.han + counts.kana) return "ko";
    return counts.kana * 10 > counts.han + counts.kana ? "ja" : "zh";
  }
  return most == counts.latin ? ofLatin(text) : "und-" + other->first;
}

}  // namespace luthier
