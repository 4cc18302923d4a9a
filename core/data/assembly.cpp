// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/assembly.h"

#include <algorithm>
#include <filesystem>

#include "core/base/clock.h"
#include "core/base/files.h"
#include "core/data/class_selection.h"
#include "core/data/duplicates.h"
#include "core/data/splitting.h"

namespace luthier {
namespace {

/// Nothing usable is left: the reason is the first image that could have been one, else that there is none.
[[noreturn]] void throwNoImages(const std::vector<ImportIssue>& issues, const std::string& source) {
  for (const ImportIssue& issue : issues) {
    if (issue.problem.code != ErrorCode::NotAnImage && issue.problem.code != ErrorCode::ClassEmpty)
      throw Error(issue.problem);
  }
  throw Error(ErrorCode::NoImages, {{"file", displayPath(source)}});
}

void moveProblems(Collection& collection, std::vector<ImportIssue>& issues) {
  for (Problem& problem : collection.problems) issues.push_back({std::move(problem), true});
  for (Candidate& candidate : collection.candidates) {
    if (!candidate.problem) continue;
    if (!candidate.origin.empty()) candidate.problem->arguments["file"] += " (" + candidate.origin + ")";
    issues.push_back({*candidate.problem, true});
  }
  std::erase_if(collection.candidates, [](const Candidate& candidate) { return candidate.problem.has_value(); });
}

void reportSmallClasses(const Collection& collection, std::vector<ImportIssue>& issues) {
  constexpr std::int64_t fewest = 2;  // one to learn from and one to check with
  std::vector<std::int64_t> counts(collection.classes.size());
  for (const Candidate& candidate : collection.candidates) ++counts[static_cast<std::size_t>(candidate.example.label)];
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] >= fewest) continue;
    issues.push_back(
        {{ErrorCode::ClassTooSmall, {{"class", collection.classes[i]}, {"count", std::to_string(counts[i])}}}, false});
  }
}

std::int64_t median(std::vector<std::int32_t> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

Dataset makeDataset(Collection collection) {
  Dataset dataset;
  dataset.record.sourcePath = collection.sourcePath;
  dataset.record.name = displayPath(std::filesystem::path(collection.sourcePath).filename());
  dataset.record.splitsGiven = collection.splitsGiven;
  dataset.record.classes = std::move(collection.classes);
  dataset.record.channels = 1;
  std::vector<std::int32_t> widths;
  std::vector<std::int32_t> heights;
  for (Candidate& candidate : collection.candidates) {
    candidate.example.split = candidate.split.value_or(Split::Train);
    widths.push_back(candidate.example.width);
    heights.push_back(candidate.example.height);
    if (!candidate.grey) dataset.record.channels = 3;
    if (collection.targets != TargetKind::Class) {
      candidate.example.label = -1;
      dataset.targets.push_back(std::move(candidate.targets));
    }
    dataset.examples.push_back(std::move(candidate.example));
  }
  dataset.record.medianWidth = median(std::move(widths));
  dataset.record.medianHeight = median(std::move(heights));
  return dataset;
}

}  // namespace

ImportResult assembleDataset(Collection collection, const std::string& layout, const std::string& task,
                             const Configuration& settings) {
  ImportResult result;
  const std::string source = collection.sourcePath;
  const SplitPlan plan = splitPlan(settings);
  moveProblems(collection, result.issues);
  if (collection.targets == TargetKind::Class) {
    for (const std::string& name : removeEmptyClasses(collection)) {
      result.issues.push_back({{ErrorCode::ClassEmpty, {{"class", name}}}, true});
    }
  }
  if (collection.candidates.empty()) throwNoImages(result.issues, source);
  if (collection.targets == TargetKind::Class) {
    if (collection.classes.size() < 2) {
      throw Error(ErrorCode::SingleClass, {{"file", displayPath(source)}, {"class", collection.classes.front()}});
    }
    reportSmallClasses(collection, result.issues);
  }
  for (Problem& problem : findDuplicates(collection)) result.issues.push_back({std::move(problem), false});
  assignSplits(collection, plan);
  applyLimits(collection, plan);

  result.dataset = makeDataset(std::move(collection));
  DatasetRecord& record = result.dataset.record;
  record.layout = layout;
  record.task = task;
  record.seed = plan.seed;
  record.configuration = settings.toJson();
  record.createdAt = nowMilliseconds();
  return result;
}

}  // namespace luthier
