// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/conll_rows.h"

#include "core/base/utf8.h"

namespace luthier {
namespace {

struct WordAndTag {
  std::string_view word, tag;
};

/// The first and the last column; the word may hold spaces where tabs divide.
std::optional<WordAndTag> columnsOf(std::string_view line) {
  const std::string_view gaps = line.find('\t') == std::string_view::npos ? " " : "\t";
  const std::size_t last = line.find_last_not_of(" \t");
  if (last == std::string_view::npos) return std::nullopt;
  line = line.substr(0, last + 1);
  const std::size_t first = line.find_first_of(gaps);
  const std::size_t tag = line.find_last_of(gaps);
  if (first == std::string_view::npos || first == 0) return std::nullopt;
  return WordAndTag{line.substr(0, first), line.substr(tag + 1)};
}

/// A byte order mark on a line of its own, where files were put together, is no word.
bool isBlank(std::string_view line) {
  return line == "\xEF\xBB\xBF" || line.find_first_not_of(" \t") == std::string_view::npos;
}

/// A character of three bytes: nearly always Chinese, Japanese or Korean.
bool isSingleIdeograph(std::string_view word) { return word.size() == 3 && utf8SequenceLength(word) == 3; }

}  // namespace

ConllRows::ConllRows(std::vector<SourceFile> files, const Configuration& settings)
    : files_(std::move(files)), wantedCharset_(settings.text("encoding")), charset_("UTF-8") {
  judgeFirstSentences();
  const std::string& scheme = settings.text("tag_scheme");
  if (scheme != "auto") {
    scheme_ = scheme == "bio" ? TagScheme::Bio : scheme == "iob1" ? TagScheme::Iob1 : TagScheme::Bioes;
  }
}

void ConllRows::judgeFirstSentences() {
  constexpr std::size_t enough = 2000;
  std::vector<std::vector<std::string>> tags;
  std::size_t words = 0;
  std::size_t ideographs = 0;
  openNext();
  for (Sentence sentence; tags.size() < enough && lines_ && readSentence(sentence);) {
    tags.push_back(sentence.tags);
    words += sentence.words.size();
    for (const std::string& word : sentence.words) ideographs += isSingleIdeograph(word) ? 1 : 0;
  }
  scheme_ = detectTagScheme(tags);
  spaces_ = ideographs * 10 < words * 7;
  lines_.reset();
  opened_ = 0;
}

bool ConllRows::recognises(const std::filesystem::path& path) {
  try {
    TextLines lines(path, "auto");
    int good = 0;
    for (int i = 0; i < 100; ++i) {
      const auto line = lines.next();
      if (!line) break;
      if (isBlank(*line) || line->starts_with('#')) continue;
      const auto columns = columnsOf(*line);
      if (!columns || !isTag(columns->tag)) return false;
      ++good;
    }
    return good > 1;
  } catch (const Error&) {
    return false;
  }
}

bool ConllRows::openNext() {
  if (lines_) before_ += lines_->file().consumed();
  lines_.reset();
  if (opened_ == files_.size()) return false;
  lines_ = std::make_unique<TextLines>(files_[opened_++].path, wantedCharset_);
  charset_ = lines_->file().charset();
  return true;
}

bool ConllRows::readSentence(Sentence& sentence) {
  sentence = {};
  while (const auto line = lines_->next()) {
    if (isBlank(*line)) {
      if (!sentence.words.empty()) return true;
      continue;
    }
    if (line->starts_with("-DOCSTART-")) continue;
    if (sentence.words.empty()) sentence.line = lines_->number();
    const auto columns = columnsOf(*line);
    if (!columns || !isTag(columns->tag)) {
      // In the middle of a sentence a "#" is a word; on a line of its own before one it is a comment.
      if (sentence.words.empty() && line->starts_with('#')) continue;
      if (sentence.badLine == 0) sentence.badLine = lines_->number();
      continue;
    }
    sentence.words.emplace_back(columns->word);
    sentence.tags.emplace_back(columns->tag);
  }
  return !sentence.words.empty() || sentence.badLine != 0;
}

bool ConllRows::next(TextRow& row) {
  Sentence sentence;
  while (!lines_ || !readSentence(sentence)) {
    if (!openNext()) return false;
  }
  row.clear();
  row.file = files_[opened_ - 1].name;
  row.split = files_[opened_ - 1].split;
  row.line = sentence.line;
  if (sentence.badLine != 0) {
    row.line = sentence.badLine;
    row.problem = Problem{ErrorCode::RowRagged, {{"found", "1"}, {"expected", "2"}}};
    return true;
  }
  for (const std::string& word : sentence.words) {
    if (spaces_ && !row.text.empty()) row.text += ' ';
    const auto begin = static_cast<std::int64_t>(row.text.size());
    row.text += word;
    row.words.emplace_back(begin, static_cast<std::int64_t>(row.text.size()));
  }
  row.tags = std::move(sentence.tags);
  if (const std::string detail = toBio(row.tags, scheme_); !detail.empty()) {
    row.warning = Problem{ErrorCode::RowTagsBroken, {{"detail", toValidUtf8(detail)}}};
  }
  return true;
}

protocol::FoundTable ConllRows::describe() const {
  protocol::FoundTable table;
  table.encoding = charset_;
  table.dialect = scheme_ == TagScheme::Bio ? "bio" : scheme_ == TagScheme::Iob1 ? "iob1" : "bioes";
  return table;
}

}  // namespace luthier
