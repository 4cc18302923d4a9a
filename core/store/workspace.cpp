// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workspace.h"

#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

#include "core/base/descriptor.h"
#include "core/store/database.h"

namespace luthier {
namespace {

std::filesystem::path environmentPath(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? std::filesystem::path(value) : std::filesystem::path();
}

void makeFolder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    throwWriteError(folder, error.value());
  }
}

}  // namespace

Workspace::Workspace(std::filesystem::path folder) : folder_(std::move(folder)) {}

Workspace Workspace::createOrOpen(const std::filesystem::path& folder) {
  Workspace workspace(folder);
  makeFolder(folder);
  // The database first: where it cannot be used, nothing else appears in the folder.
  const Database database(workspace.databaseFile(), OpenMode::ReadWrite);
  for (const char* name : {"runs", "models", "datasets"}) {
    makeFolder(folder / name);
  }
  return workspace;
}

bool Workspace::exists(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(Workspace(folder).databaseFile(), ignored);
}

std::filesystem::path Workspace::defaultFolder() {
  if (const auto chosen = environmentPath("LUTHIER_WORKSPACE"); !chosen.empty()) {
    return chosen;
  }
  // The XDG specification tells to ignore relative values.
  if (const auto data = environmentPath("XDG_DATA_HOME"); data.is_absolute()) {
    return data / "luthier" / "workspace";
  }
  return environmentPath("HOME") / ".local" / "share" / "luthier" / "workspace";
}

std::filesystem::path Workspace::databaseFile() const { return folder_ / "workspace.luthier"; }
std::filesystem::path Workspace::runFolder(RowId run) const { return folder_ / "runs" / std::to_string(run); }
std::filesystem::path Workspace::runLock(RowId run) const { return runFolder(run) / "lock"; }
std::filesystem::path Workspace::runLog(RowId run) const { return runFolder(run) / "log.txt"; }
std::filesystem::path Workspace::queueLock() const { return folder_ / "runs" / "queue.lock"; }
std::filesystem::path Workspace::modelsFolder() const { return folder_ / "models"; }
std::filesystem::path Workspace::datasetFolder(RowId dataset) const {
  return folder_ / "datasets" / std::to_string(dataset);
}

}  // namespace luthier
