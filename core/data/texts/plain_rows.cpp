// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/plain_rows.h"

namespace luthier {

PlainRows::PlainRows(std::vector<SourceFile> files, bool wholeFiles, const Configuration& settings)
    : files_(std::move(files)), wholeFiles_(wholeFiles), wantedCharset_(settings.text("encoding")), charset_("UTF-8") {}

bool PlainRows::openNext(TextRow& row) {
  if (lines_) before_ += lines_->file().consumed();
  lines_.reset();
  if (opened_ == files_.size()) return false;
  const SourceFile& file = files_[opened_++];
  row.clear();
  row.file = file.name;
  row.line = 1;
  try {
    lines_ = std::make_unique<TextLines>(file.path, wantedCharset_);
    charset_ = lines_->file().charset();
  } catch (const Error& error) {
    row.problem = error.problem();
  }
  return true;
}

void PlainRows::readWhole(TextRow& row) {
  while (const auto line = lines_->next()) {
    if (lines_->number() > 1) row.text += '\n';
    row.text += *line;
  }
  while (row.text.ends_with('\n')) row.text.pop_back();
}

bool PlainRows::next(TextRow& row) {
  while (true) {
    std::optional<std::string_view> line;
    if (!lines_ || wholeFiles_) {
      if (!openNext(row)) return false;
      if (row.problem) return true;
    }
    const SourceFile& file = files_[opened_ - 1];
    if (!wholeFiles_) {
      line = lines_->next();
      if (!line) {
        if (!openNext(row)) return false;
        if (row.problem) return true;
        continue;
      }
      if (line->find_first_not_of(" \t") == std::string_view::npos) continue;
    }
    row.clear();
    row.file = file.name;
    row.split = file.split;
    if (!file.label.empty()) row.label = file.label;
    if (wholeFiles_) {
      row.line = 1;
      readWhole(row);
    } else {
      row.line = lines_->number();
      row.text = *line;
    }
    return true;
  }
}

protocol::FoundTable PlainRows::describe() const {
  protocol::FoundTable table;
  table.encoding = charset_;
  table.dialect = wholeFiles_ ? "files" : "lines";
  return table;
}

}  // namespace luthier
