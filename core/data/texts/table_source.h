// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/config/configuration.h"
#include "core/data/texts/dialect.h"
#include "core/data/texts/record.h"
#include "core/data/texts/text_file.h"

namespace luthier {

/// The rows of a CSV or TSV file. A row with another number of cells than the first, or with a quote that never closes, comes with
/// its problem; reading goes on at the next line.
class TableSource : public RecordSource {
 public:
  TableSource(const std::filesystem::path& path, const Configuration& settings);

  [[nodiscard]] const std::vector<std::string>& columns() const override { return columns_; }
  bool next(Record& record) override;
  [[nodiscard]] std::int64_t consumed() const override { return file_.consumed(); }
  [[nodiscard]] const std::string& charset() const override { return file_.charset(); }
  [[nodiscard]] const Dialect& dialect() const noexcept { return dialect_; }

 private:
  /// The next row, blank lines passed over; false at the end.
  bool readRow(Record& record);
  void readMore();
  void take(std::size_t length);

  TextFile file_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::int64_t line_ = 1;
  bool last_ = false;  // the file has nothing more than the buffer
  Dialect dialect_;
  std::vector<std::string> columns_;
};

}  // namespace luthier
