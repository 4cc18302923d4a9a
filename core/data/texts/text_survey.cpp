// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/text_survey.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "core/base/files.h"
#include "core/data/splitting.h"

namespace luthier {
namespace {

constexpr std::size_t mostClasses = 1000;

std::uint64_t firstBytes(const Sha256Digest& digest) {
  std::uint64_t value = 0;
  std::memcpy(&value, digest.data(), sizeof value);
  return value;
}

}  // namespace

Sha256Digest hashOf(const TextRow& row) {
  if (!row.second) return sha256(row.text);
  std::string both = row.text;
  both += '\0';
  both += *row.second;
  return sha256(both);
}

TextSurvey::TextSurvey(const Configuration& settings, std::string task)
    : settings_(settings),
      task_(std::move(task)),
      kind_(taskDescription(task_).targets),
      labels_(settings, kind_),
      checker_(settings) {}

void TextSurvey::add(TextRow& row, const std::string& charset) {
  RowFacts facts;
  bool wanted = true;
  checker_.check(row, charset, wanted);
  if (!row.problem && wanted) facts.label = labels_.enter(row);
  if (row.problem) {
    issues_.addRow(row, *row.problem, true);
  } else if (wanted) {
    if (row.warning) issues_.addRow(row, *row.warning, false);
    facts.hash = firstBytes(hashOf(row));
    facts.key = row.group.empty() ? facts.hash : firstBytes(sha256("group " + row.group));
    facts.used = !checker_.dropsDuplicates() || seen_.insert(facts.hash).second;
  }
  if (files_.empty() || files_.back() != row.file) files_.push_back(row.file);
  facts.file = static_cast<std::int32_t>(files_.size() - 1);
  facts.line = static_cast<std::int32_t>(row.line);
  facts.split = row.split;
  rows_.push_back(facts);
}

void TextSurvey::finish(const std::string& source) {
  seen_ = {};
  if (std::none_of(rows_.begin(), rows_.end(), [](const RowFacts& row) { return row.used; })) {
    // The reason is the first row's, where there is one.
    if (!issues_.empty()) throw Error(issues_.list().front().problem);
    throw Error(ErrorCode::NoTexts, {{"file", displayPath(source)}});
  }
  labels_.order();
  requireClasses(source);
  applyClasses();
  divide();
  reportSmallClasses();
  reportDuplicates();
}

void TextSurvey::requireClasses(const std::string& source) const {
  if (!labels_.hasClasses()) return;
  if (labels_.met() > mostClasses) {
    throw Error(
        ErrorCode::TooManyClasses,
        {{"file", displayPath(source)}, {"count", std::to_string(labels_.met())}, {"limit", std::to_string(mostClasses)}});
  }
  const std::size_t fewest = kind_ == TargetKind::Labels ? 1 : 2;
  if (labels_.classes().size() < fewest) {
    throw Error(ErrorCode::SingleClass,
                {{"file", displayPath(source)}, {"class", labels_.classes().empty() ? "" : labels_.classes().front()}});
  }
}

void TextSurvey::applyClasses() {
  for (RowFacts& row : rows_) {
    if (!row.used) continue;
    row.label = labels_.finalClass(row.label);
    // With several labels a row can have others; which are left is seen when they are read again.
    if (row.label < 0 && kind_ == TargetKind::Class) row.used = false;
    row.label = std::max(row.label, 0);
  }
}

void TextSurvey::divide() {
  splitsGiven_ =
      std::any_of(rows_.begin(), rows_.end(), [](const RowFacts& row) { return row.used && row.split == Split::Train; });
  std::vector<SplitItem> items;
  items.reserve(rows_.size());
  for (const RowFacts& row : rows_) {
    if (row.used) items.push_back({row.label, splitsGiven_ ? row.split : std::nullopt, row.key});
  }
  const SplitPlan plan = splitPlan(settings_);
  const std::size_t classes = labels_.balanced() ? labels_.classes().size() : 1;
  assignSplits(items, classes, plan);
  const std::vector<bool> dropped = beyondLimits(items, classes, plan);
  std::size_t next = 0;
  for (RowFacts& row : rows_) {
    if (!row.used) continue;
    row.used = !dropped[next];
    row.split = items[next++].split.value_or(Split::Train);
  }
}

void TextSurvey::reportSmallClasses() {
  if (kind_ != TargetKind::Class) return;
  constexpr std::int64_t fewest = 2;  // one to learn from and one to check with
  std::vector<std::int64_t> counts(labels_.classes().size());
  for (const RowFacts& row : rows_) {
    if (row.used) ++counts[static_cast<std::size_t>(row.label)];
  }
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] >= fewest) continue;
    issues_.add({ErrorCode::ClassTooSmall, {{"class", labels_.classes()[i]}, {"count", std::to_string(counts[i])}}}, false);
  }
}

std::string TextSurvey::nameOf(const RowFacts& row) const {
  return displayPath(files_[static_cast<std::size_t>(row.file)]) + " #" + std::to_string(row.line);
}

void TextSurvey::reportDuplicates() {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    if (rows_[i].used) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [this](auto a, auto b) { return rows_[a].hash < rows_[b].hash; });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> repeats;  // row, and the first like it
  for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
    if (rows_[order[i]].hash != rows_[order[first]].hash) first = i;
    if (i == first) continue;
    const RowFacts& row = rows_[order[i]];
    const RowFacts& original = rows_[order[first]];
    const bool otherClass = kind_ == TargetKind::Class && row.label != original.label;
    if (otherClass || row.split != original.split) repeats.emplace_back(order[i], order[first]);
  }
  std::sort(repeats.begin(), repeats.end());
  for (const auto& [row, first] : repeats) {
    const bool otherClass = kind_ == TargetKind::Class && rows_[row].label != rows_[first].label;
    issues_.add({otherClass ? ErrorCode::DuplicateAcrossClasses : ErrorCode::DuplicateAcrossSplits,
                 {{"file", nameOf(rows_[row])}, {"other", nameOf(rows_[first])}}},
                false);
  }
}

}  // namespace luthier
