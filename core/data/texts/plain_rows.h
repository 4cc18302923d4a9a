// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/configuration.h"
#include "core/data/texts/source_files.h"
#include "core/data/texts/text_lines.h"
#include "core/data/texts/text_row.h"

namespace luthier {

/// Plain text files. `wholeFiles`: each file is an example; else each line is, blank ones passed over. Labels and splits come from
/// the files' places. A file that cannot be read becomes a row with its problem.
class PlainRows : public TextRows {
 public:
  PlainRows(std::vector<SourceFile> files, bool wholeFiles, const Configuration& settings);

  bool next(TextRow& row) override;
  [[nodiscard]] std::int64_t consumed() const override { return before_ + (lines_ ? lines_->file().consumed() : 0); }
  [[nodiscard]] const std::string& charset() const override { return charset_; }
  [[nodiscard]] protocol::FoundTable describe() const override;

 private:
  /// False where no file is left.
  bool openNext(TextRow& row);
  void readWhole(TextRow& row);

  std::vector<SourceFile> files_;
  bool wholeFiles_;
  std::string wantedCharset_, charset_;
  std::unique_ptr<TextLines> lines_;
  std::size_t opened_ = 0;
  std::int64_t before_ = 0;
};

}  // namespace luthier
