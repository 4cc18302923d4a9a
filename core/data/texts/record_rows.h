// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "core/config/configuration.h"
#include "core/data/texts/columns.h"
#include "core/data/texts/record.h"
#include "core/data/texts/source_files.h"
#include "core/data/texts/text_row.h"

namespace luthier {

/// Rows of one or several files of records. Roles are found in the first file; the others are read by the names of its columns.
class RecordRows : public TextRows {
 public:
  using Open = std::function<std::unique_ptr<RecordSource>(const std::filesystem::path&)>;
  /// `dialect` and `header` are for describe() only. Where rows are about images, TextRow::text is the name of the file.
  RecordRows(std::vector<SourceFile> files, Open open, const Configuration& settings, std::string dialect, bool header,
             RowSubject subject = RowSubject::Text);

  bool next(TextRow& row) override;
  [[nodiscard]] std::int64_t consumed() const override;
  [[nodiscard]] const std::string& charset() const override { return charset_; }
  [[nodiscard]] protocol::FoundTable describe() const override;

 private:
  bool openNext();
  /// Where the columns of the first file lie in the open one.
  void mapColumns();
  void fill(TextRow& row) const;

  std::vector<SourceFile> files_;
  Open open_;
  const Configuration settings_;
  std::string dialect_;
  bool header_;
  std::vector<std::string> columns_;
  std::vector<Record> sample_;
  ColumnRoles roles_;   // in the first file
  ColumnRoles places_;  // in the open one
  std::unique_ptr<RecordSource> source_;
  std::string charset_;
  std::size_t opened_ = 0;
  std::int64_t before_ = 0;  // bytes of the files that are done
  Record record_;
};

}  // namespace luthier
