// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/table_source.h"

#include <algorithm>

#include "core/base/files.h"
#include "core/data/texts/table_parser.h"

namespace luthier {
namespace {

constexpr std::size_t piece = std::size_t{1} << 18U;
/// A row that is longer has an open quote: it would swallow the rest of the file.
constexpr std::size_t longestRow = std::size_t{1} << 26U;

}  // namespace

TableSource::TableSource(const std::filesystem::path& path, const Configuration& settings)
    : file_(path, settings.text("encoding")) {
  readMore();
  dialect_ = detectDialect(std::string_view(buffer_).substr(0, piece), textExtension(path), settings);
  Record first;
  if (!readRow(first)) throw Error(ErrorCode::NoTexts, {{"file", displayPath(path)}});
  columns_ = first.cells;
  if (!dialect_.header) {
    for (std::size_t i = 0; i < columns_.size(); ++i) columns_[i] = std::to_string(i + 1);
    begin_ = 0;
    line_ = 1;
  }
}

void TableSource::readMore() {
  buffer_.erase(0, begin_);
  begin_ = 0;
  last_ = !file_.read(buffer_, std::max(piece, buffer_.size()));
}

void TableSource::take(std::size_t length) {
  const auto first = buffer_.begin() + static_cast<std::ptrdiff_t>(begin_);
  line_ += std::count(first, first + static_cast<std::ptrdiff_t>(length), '\n');
  begin_ += length;
}

bool TableSource::readRow(Record& record) {
  while (true) {
    record.problem.reset();
    record.lists.clear();
    record.line = line_;
    const std::string_view rest = std::string_view(buffer_).substr(begin_);
    if (rest.empty() && last_) return false;
    std::size_t length = 0;
    TableRowEnd end = rest.empty() ? TableRowEnd::NeedMore : parseTableRow(rest, last_, dialect_, record.cells, length);
    if (end == TableRowEnd::NeedMore && rest.size() > longestRow) end = TableRowEnd::QuoteOpen;
    if (end == TableRowEnd::NeedMore) {
      readMore();
      continue;
    }
    if (end == TableRowEnd::QuoteOpen) {
      record.problem = {ErrorCode::RowQuoteOpen, {}};
      take(std::min(rest.find('\n'), rest.size() - 1) + 1);
      return true;
    }
    take(length);
    const bool blank = record.cells.size() == 1 && record.cells.front().empty();
    if (!blank) return true;
  }
}

bool TableSource::next(Record& record) {
  if (!readRow(record)) return false;
  if (!record.problem && record.cells.size() != columns_.size()) {
    record.problem = {ErrorCode::RowRagged,
                      {{"found", std::to_string(record.cells.size())}, {"expected", std::to_string(columns_.size())}}};
  }
  return true;
}

}  // namespace luthier
