// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_set>
#include <vector>

#include "core/data/texts/issue_list.h"
#include "core/data/texts/label_reader.h"
#include "core/data/texts/row_check.h"
#include "core/data/texts/text_import.h"

namespace luthier {

/// What is kept of a row between the two readings.
struct RowFacts {
  std::uint64_t hash = 0;  // the first bytes of its SHA-256
  std::uint64_t key = 0;   // rows with equal keys stay in one split
  std::int32_t label = 0;  // as entered, then final
  std::int32_t line = 0;
  std::int32_t file = 0;
  std::optional<Split> split;
  bool used = false;
};

/// SHA-256 of a text, with its second text behind a NUL.
[[nodiscard]] Sha256Digest hashOf(const TextRow& row);

/// The first reading of all rows, and what follows from it: classes, splits, what is left out and why. One thread.
class TextSurvey {
 public:
  TextSurvey(const Configuration& settings, std::string task);

  /// Enters one row, which is cleaned on the way.
  void add(TextRow& row, const std::string& charset);
  /// After the last row. Throws Error{NoTexts, SingleClass, TooManyClasses, InvalidParameter}.
  void finish(const std::string& source);

  [[nodiscard]] const std::vector<RowFacts>& rows() const { return rows_; }
  [[nodiscard]] const LabelReader& labels() const { return labels_; }
  [[nodiscard]] const RowChecker& checker() const { return checker_; }
  [[nodiscard]] const std::string& task() const { return task_; }
  [[nodiscard]] bool splitsGiven() const { return splitsGiven_; }
  [[nodiscard]] IssueList& issues() { return issues_; }

 private:
  void requireClasses(const std::string& source) const;
  void applyClasses();
  void divide();
  void reportSmallClasses();
  void reportDuplicates();
  [[nodiscard]] std::string nameOf(const RowFacts& row) const;

  const Configuration settings_;
  std::string task_;
  TargetKind kind_;
  LabelReader labels_;
  RowChecker checker_;
  IssueList issues_;
  std::vector<RowFacts> rows_;
  std::vector<std::string> files_;
  std::unordered_set<std::uint64_t> seen_;  // only where duplicates are left out
  bool splitsGiven_ = false;
};

}  // namespace luthier
