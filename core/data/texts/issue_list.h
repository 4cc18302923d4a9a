// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/data/texts/text_row.h"
#include "core/store/records.h"

namespace luthier {

/// The issues of an import of texts, which may have a million bad rows: the first thousand of each sort and the number of the rest.
class IssueList {
 public:
  explicit IssueList(std::size_t most = 1000) : most_(most) {}
  void add(Problem problem, bool fatal);
  /// With the row's file and line.
  void addRow(const TextRow& row, Problem problem, bool fatal);
  [[nodiscard]] std::vector<ImportIssue> take();
  [[nodiscard]] bool empty() const { return issues_.empty(); }
  [[nodiscard]] const std::vector<ImportIssue>& list() const { return issues_; }

 private:
  std::size_t most_;
  std::vector<ImportIssue> issues_;
  std::size_t fatal_ = 0, warnings_ = 0, leftOut_ = 0;
};

}  // namespace luthier
