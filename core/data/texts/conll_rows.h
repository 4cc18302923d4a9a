// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/configuration.h"
#include "core/data/texts/source_files.h"
#include "core/data/texts/tag_scheme.h"
#include "core/data/texts/text_lines.h"
#include "core/data/texts/text_row.h"

namespace luthier {

/// Files with a word and its tag on each line, divided by tabs or spaces (the first and the last column), and a blank line between
/// sentences; -DOCSTART- and comments are passed over. A sentence's text is its words with spaces between, or without where
/// nearly all are single Chinese characters. Tags become BIO.
class ConllRows : public TextRows {
 public:
  ConllRows(std::vector<SourceFile> files, const Configuration& settings);

  /// Whether the first lines of a file are words with tags.
  [[nodiscard]] static bool recognises(const std::filesystem::path& path);

  bool next(TextRow& row) override;
  [[nodiscard]] std::int64_t consumed() const override { return before_ + (lines_ ? lines_->file().consumed() : 0); }
  [[nodiscard]] const std::string& charset() const override { return charset_; }
  [[nodiscard]] protocol::FoundTable describe() const override;
  [[nodiscard]] std::string task() const override { return "token_classification"; }

 private:
  struct Sentence {
    std::int64_t line = 0;
    std::vector<std::string> words, tags;
    std::int64_t badLine = 0;  // that is no word with a tag; 0: none
  };
  bool openNext();
  /// The next sentence of the open file; false at its end.
  bool readSentence(Sentence& sentence);
  void judgeFirstSentences();

  std::vector<SourceFile> files_;
  std::string wantedCharset_, charset_;
  std::unique_ptr<TextLines> lines_;
  std::size_t opened_ = 0;
  std::int64_t before_ = 0;
  TagScheme scheme_ = TagScheme::Bio;
  bool spaces_ = true;
};

}  // namespace luthier
