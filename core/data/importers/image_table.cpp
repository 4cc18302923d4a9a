// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/image_table.h"

#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/data/assembly.h"
#include "core/data/image_check.h"
#include "core/data/importers/image_rows.h"
#include "core/data/parallel.h"
#include "core/data/splitting.h"

namespace luthier {
namespace {

namespace fs = std::filesystem;

/// Its class, or all its labels.
std::vector<std::size_t> labelsOf(const Candidate& candidate) {
  if (candidate.targets.empty()) return {static_cast<std::size_t>(candidate.example.label)};
  return nlohmann::json::parse(candidate.targets).value("labels", std::vector<std::size_t>());
}

std::vector<protocol::FoundClass> countClasses(const Collection& collection) {
  std::vector<protocol::FoundClass> classes;
  for (const std::string& name : collection.classes) classes.push_back({name, {}});
  if (classes.empty()) return classes;
  for (const Candidate& candidate : collection.candidates) {
    const char* split = collection.splitsGiven && candidate.split ? splitName(*candidate.split) : "";
    for (const std::size_t label : labelsOf(candidate)) ++classes[label].files[split];
  }
  return classes;
}

class ImageTableImporter final : public Importer {
 public:
  [[nodiscard]] std::string id() const override { return "image_table"; }
  [[nodiscard]] std::string task() const override { return "image_classification"; }
  [[nodiscard]] bool recognises(const fs::path& path) const override { return image_rows::recognise(path); }

  [[nodiscard]] protocol::InspectReply inspect(const fs::path& path, const Configuration& settings,
                                               const CancelToken& cancel) const override {
    constexpr std::size_t rowsLookedAt = 2000;
    const image_rows::Table table = image_rows::read(path, settings, rowsLookedAt, nullptr, cancel);
    protocol::InspectReply reply;
    reply.layout = id();
    reply.table = table.found;
    reply.table.task = table.task;
    reply.files = static_cast<std::int64_t>(table.collection.candidates.size());
    reply.partial = table.collection.candidates.size() + table.issues.size() >= rowsLookedAt;
    reply.splitsGiven = table.collection.splitsGiven;
    reply.classes = countClasses(table.collection);
    constexpr std::size_t problemsShown = 50;
    for (const ImportIssue& issue : table.issues) {
      if (reply.problems.size() < problemsShown) reply.problems.push_back(issue.problem);
    }
    return reply;
  }

  [[nodiscard]] ImportResult import(const fs::path& path, const Configuration& settings, const ProgressCallback& progress,
                                    const CancelToken& cancel) const override {
    image_rows::Table table = image_rows::read(path, settings, 0, progress, cancel);
    Collection& collection = table.collection;
    // Where nothing can be used, the first row says why.
    if (collection.candidates.empty() && !table.issues.empty()) throw Error(table.issues.front().problem);
    dropWhatLimitsLeaveUnread(collection, splitPlan(settings));
    const fs::path root = collection.sourcePath;
    parallelFor(
        collection.candidates.size(), [&](std::size_t i) { checkImageFile(collection.candidates[i], root); }, "read",
        progress, cancel);
    ImportResult result = assembleDataset(std::move(collection), id(), table.task, settings);
    result.issues.insert(result.issues.begin(), table.issues.begin(), table.issues.end());
    if (!fs::is_directory(path)) result.dataset.record.name = displayPath(path.stem());
    return result;
  }
};

}  // namespace

std::unique_ptr<Importer> makeImageTableImporter() { return std::make_unique<ImageTableImporter>(); }

}  // namespace luthier
