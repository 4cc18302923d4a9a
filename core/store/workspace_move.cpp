// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workspace_move.h"

#include <system_error>

#include "core/base/error.h"
#include "core/store/datasets_table.h"
#include "core/store/workspace_settings_table.h"

namespace luthier {
namespace {

constexpr const char* settingName = "folder";

/// The place of `path` below `folder`, or nothing where it lies elsewhere.
std::optional<std::filesystem::path> below(const std::filesystem::path& path, const std::filesystem::path& folder) {
  const auto relative = path.lexically_normal().lexically_relative(folder.lexically_normal());
  return relative.empty() || *relative.begin() == ".." ? std::nullopt : std::optional(relative);
}

void follow(Database& database, const std::filesystem::path& before, const std::filesystem::path& now) {
  Transaction transaction(database);
  for (const auto& dataset : datasets::list(database)) {
    if (const auto relative = below(dataset.sourcePath, before)) {
      datasets::setSourcePath(database, dataset.id, (now / *relative).lexically_normal().string());
    }
  }
  workspace_settings::set(database, settingName, now.string());
  transaction.commit();
}

}  // namespace

void followMove(const Workspace& workspace, Database& database) {
  std::error_code error;
  const auto now = std::filesystem::weakly_canonical(workspace.folder(), error);
  if (error) {
    return;
  }
  const auto before = workspace_settings::find(database, settingName);
  if (before == now.string()) {
    return;
  }
  try {
    follow(database, before.value_or(now.string()), now);
  } catch (const Error& problem) {
    const auto code = problem.code();
    if (code != ErrorCode::FileNotWritable && code != ErrorCode::DiskFull && code != ErrorCode::StoreBusy) {
      throw;
    }
  }
}

}  // namespace luthier
