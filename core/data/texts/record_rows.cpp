// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/record_rows.h"

#include <algorithm>
#include <set>

#include "core/base/files.h"
#include "core/base/utf8.h"
#include "core/data/texts/split_names.h"

namespace luthier {
namespace {

constexpr std::size_t sampleRows = 1000;
constexpr std::size_t shownRows = 20;

std::vector<Record> firstRecords(RecordSource& source) {
  std::vector<Record> records;
  Record record;
  while (records.size() < sampleRows && source.next(record)) records.push_back(record);
  return records;
}

/// A cell as it is shown: whole texts of megabytes are for nobody.
std::string shown(const std::string& cell) {
  constexpr std::size_t longest = 1000;
  return toValidUtf8(std::string_view(cell).substr(0, longest));
}

}  // namespace

RecordRows::RecordRows(std::vector<SourceFile> files, Open open, const Configuration& settings, std::string dialect,
                       bool header, RowSubject subject)
    : files_(std::move(files)), open_(std::move(open)), settings_(settings), dialect_(std::move(dialect)), header_(header) {
  const auto first = open_(files_.front().path);
  columns_ = first->columns();
  charset_ = first->charset();
  sample_ = firstRecords(*first);
  roles_ = findColumns(columns_, sample_, settings_, files_.front().path, subject);
}

bool RecordRows::openNext() {
  if (source_) before_ += source_->consumed();
  if (opened_ == files_.size()) return false;
  source_ = open_(files_[opened_++].path);
  charset_ = source_->charset();
  mapColumns();
  return true;
}

void RecordRows::mapColumns() {
  const auto& there = source_->columns();
  places_ = {};
  for (int ColumnRoles::*role : {&ColumnRoles::text, &ColumnRoles::second, &ColumnRoles::image, &ColumnRoles::label,
                                 &ColumnRoles::split, &ColumnRoles::group, &ColumnRoles::id}) {
    if (roles_.*role < 0) continue;
    const std::string& name = columns_[static_cast<std::size_t>(roles_.*role)];
    const auto found = std::find(there.begin(), there.end(), name);
    if (found == there.end()) {
      std::string names;
      for (const std::string& each : there) names += (names.empty() ? "" : ", ") + each;
      throw Error(ErrorCode::ColumnMissing,
                  {{"file", displayPath(files_[opened_ - 1].path)}, {"column", name}, {"columns", names}});
    }
    places_.*role = static_cast<int>(found - there.begin());
  }
}

bool RecordRows::next(TextRow& row) {
  while (!source_ || !source_->next(record_)) {
    if (!openNext()) return false;
  }
  row.clear();
  row.file = files_[opened_ - 1].name;
  row.line = record_.line;
  row.problem = record_.problem;
  if (!row.problem) fill(row);
  return true;
}

void RecordRows::fill(TextRow& row) const {
  const auto cell = [&](int column) -> const std::string& { return record_.cells[static_cast<std::size_t>(column)]; };
  row.text = cell(places_.text >= 0 ? places_.text : places_.image);
  if (places_.second >= 0) row.second = cell(places_.second);
  if (places_.group >= 0) row.group = cell(places_.group);
  if (places_.label >= 0) {
    row.label = cell(places_.label);
    const auto column = static_cast<std::size_t>(places_.label);
    if (!record_.lists.empty() && row.label->starts_with('[')) row.labels = record_.lists[column];
  }
  row.split = files_[opened_ - 1].split;
  if (places_.split >= 0) {
    row.split = splitOfName(cell(places_.split));
    if (!row.split) row.problem = {ErrorCode::RowSplitUnknown, {{"value", shown(cell(places_.split))}}};
  }
}

std::int64_t RecordRows::consumed() const { return before_ + (source_ ? source_->consumed() : 0); }

protocol::FoundTable RecordRows::describe() const {
  protocol::FoundTable table;
  table.encoding = charset_;
  table.dialect = dialect_;
  table.header = header_;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::set<std::string_view> values;
    for (const Record& record : sample_) {
      if (!record.problem) values.insert(record.cells[i]);
    }
    table.columns.push_back(
        {toValidUtf8(columns_[i]), roles_.of(static_cast<int>(i)), static_cast<std::int64_t>(values.size())});
  }
  for (const Record& record : sample_) {
    if (record.problem || table.rows.size() == shownRows) continue;
    auto& cells = table.rows.emplace_back();
    for (const std::string& cell : record.cells) cells.push_back(shown(cell));
  }
  return table;
}

}  // namespace luthier
