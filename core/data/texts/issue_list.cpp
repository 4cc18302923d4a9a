// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/issue_list.h"

#include <utility>

#include "core/base/files.h"

namespace luthier {

void IssueList::add(Problem problem, bool fatal) {
  if (++(fatal ? fatal_ : warnings_) > most_) {
    ++leftOut_;
  } else {
    issues_.push_back({std::move(problem), fatal});
  }
}

void IssueList::addRow(const TextRow& row, Problem problem, bool fatal) {
  problem.arguments["file"] = displayPath(row.file);
  problem.arguments["line"] = std::to_string(row.line);
  add(std::move(problem), fatal);
}

std::vector<ImportIssue> IssueList::take() {
  if (leftOut_ > 0) issues_.push_back({{ErrorCode::IssuesLeftOut, {{"count", std::to_string(leftOut_)}}}, false});
  return std::move(issues_);
}

}  // namespace luthier
