// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/table_parser.h"

namespace luthier {
namespace {

class RowParser {
 public:
  RowParser(std::string_view text, bool last, const Dialect& dialect, std::vector<std::string>& cells)
      : text_(text), last_(last), dialect_(dialect), cells_(cells) {}

  TableRowEnd parse(std::size_t& length) {
    do {
      std::string& cell = nextCell();
      if (dialect_.quotes && place_ < text_.size() && text_[place_] == '"') {
        const TableRowEnd end = parseQuoted(cell);
        if (end != TableRowEnd::Complete) return end;
      }
      const std::size_t end = endOfBare();
      if (end == text_.size() && !last_) return TableRowEnd::NeedMore;
      cell.append(text_, place_, end - place_);
      place_ = end;
    } while (takeDelimiter());
    cells_.resize(used_);
    if (place_ < text_.size() && text_[place_] == '\r') {
      if (place_ + 1 == text_.size() && !last_) return TableRowEnd::NeedMore;
      ++place_;
      if (place_ < text_.size() && text_[place_] == '\n') ++place_;
    } else if (place_ < text_.size()) {
      ++place_;
    }
    length = place_;
    return TableRowEnd::Complete;
  }

 private:
  /// Cells are used again from row to row, so that their memory is.
  std::string& nextCell() {
    if (used_ == cells_.size()) cells_.emplace_back();
    cells_[used_].clear();
    return cells_[used_++];
  }

  bool takeDelimiter() {
    if (place_ >= text_.size() || text_[place_] != dialect_.delimiter) return false;
    ++place_;
    return true;
  }

  [[nodiscard]] std::size_t endOfBare() const {
    std::size_t end = place_;
    while (end < text_.size() && text_[end] != dialect_.delimiter && text_[end] != '\n' && text_[end] != '\r') ++end;
    return end;
  }

  TableRowEnd parseQuoted(std::string& cell) {
    const std::size_t opened = place_++;
    while (true) {
      const std::size_t quote = text_.find('"', place_);
      if (quote == std::string_view::npos) return last_ ? TableRowEnd::QuoteOpen : TableRowEnd::NeedMore;
      cell.append(text_, place_, quote - place_);
      place_ = quote + 1;
      if (place_ == text_.size()) return last_ ? TableRowEnd::Complete : TableRowEnd::NeedMore;
      const char next = text_[place_];
      if (next != '"') {
        const bool ends = next == dialect_.delimiter || next == '\n' || next == '\r';
        // A text over several lines whose quote closes in the middle of another: the first one was never closed.
        const bool wrong = !ends && text_.substr(opened, quote - opened).find('\n') != std::string_view::npos;
        return wrong ? TableRowEnd::QuoteOpen : TableRowEnd::Complete;
      }
      cell += '"';
      ++place_;
    }
  }

  std::string_view text_;
  bool last_;
  const Dialect& dialect_;
  std::vector<std::string>& cells_;
  std::size_t used_ = 0;
  std::size_t place_ = 0;
};

}  // namespace

TableRowEnd parseTableRow(std::string_view text, bool last, const Dialect& dialect, std::vector<std::string>& cells,
                          std::size_t& length) {
  return RowParser(text, last, dialect, cells).parse(length);
}

}  // namespace luthier
