// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/store/records.h"

namespace luthier {

/// Names and folders of a workspace. A value: holds no handle. `workspace.luthier` is the database; runs/<id>/ holds a run's
/// checkpoints, log, artifacts and lock; models/ own weights; datasets/<id>/ thumbnail and feature caches.
class Workspace {
 public:
  explicit Workspace(std::filesystem::path folder);

  /// Makes folder and database where they are missing. Throws Error{FileNotWritable, DiskFull, StoreNotOurs ...}.
  static Workspace createOrOpen(const std::filesystem::path& folder);
  [[nodiscard]] static bool exists(const std::filesystem::path& folder);
  /// $LUTHIER_WORKSPACE, else $XDG_DATA_HOME/luthier/workspace (~/.local/share/...).
  [[nodiscard]] static std::filesystem::path defaultFolder();

  [[nodiscard]] const std::filesystem::path& folder() const noexcept { return folder_; }
  [[nodiscard]] std::filesystem::path databaseFile() const;
  [[nodiscard]] std::filesystem::path runFolder(RowId run) const;
  [[nodiscard]] std::filesystem::path runLock(RowId run) const;
  [[nodiscard]] std::filesystem::path runLog(RowId run) const;
  [[nodiscard]] std::filesystem::path queueLock() const;
  [[nodiscard]] std::filesystem::path modelsFolder() const;
  [[nodiscard]] std::filesystem::path datasetFolder(RowId dataset) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace luthier
