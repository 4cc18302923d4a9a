// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include "core/config/configuration.h"
#include "core/data/texts/json_elements.h"
#include "core/data/texts/source_files.h"
#include "core/data/texts/text_row.h"

namespace luthier {

/// Questions and answers in the layout of SQuAD 1.1 and 2.0 ({"data":[{"paragraphs":[{"context","qas":[{"id","question","answers":
/// [{"text","answer_start"}],"is_impossible"}]}]}]}), read one article at a time. answer_start counts code points, as Python does;
/// a question without answers has none.
class SquadRows : public TextRows {
 public:
  SquadRows(std::vector<SourceFile> files, const Configuration& settings);

  bool next(TextRow& row) override;
  [[nodiscard]] std::int64_t consumed() const override { return before_ + (articles_ ? articles_->consumed() : 0); }
  [[nodiscard]] const std::string& charset() const override { return charset_; }
  [[nodiscard]] protocol::FoundTable describe() const override;
  [[nodiscard]] std::string task() const override { return "question_answering"; }

 private:
  bool readArticle();

  std::vector<SourceFile> files_;
  std::string wantedCharset_, charset_;
  std::unique_ptr<JsonElements> articles_;
  std::size_t opened_ = 0;
  std::int64_t before_ = 0;
  std::deque<TextRow> waiting_;
};

}  // namespace luthier
