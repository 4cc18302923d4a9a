// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/run_source.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/store/checkpoints_table.h"
#include "core/training/checkpoint.h"

namespace luthier {
namespace {

namespace fs = std::filesystem;

constexpr const char* weightsName = "model.safetensors";

/// The store's word for it; where the folder has been replaced a moment ago, what lies on the disk.
std::optional<fs::path> checkpointFolder(const fs::path& runFolder, Database& database, RowId run) {
  for (const char* kind : {"best", "last"}) {
    const auto row = checkpoints::find(database, run, kind);
    if (row && fs::exists(runFolder / row->path / weightsName)) return runFolder / row->path;
    if (auto newest = CheckpointStore(runFolder).newest(kind)) return newest;
  }
  return std::nullopt;
}

}  // namespace

PredictorSource sourceOfRun(const Workspace& workspace, Database& database, RowId run) {
  const std::optional<fs::path> folder = checkpointFolder(workspace.runFolder(run), database, run);
  if (!folder) throw Error(ErrorCode::NotFound, {{"kind", "checkpoint of run"}, {"name", std::to_string(run)}});
  const fs::path state = *folder / "state.json";
  const ErrorArguments arguments{{"file", displayPath(state)}};
  const nlohmann::ordered_json json = parseForeignJson(readTextFile(state), ErrorCode::CheckpointDamaged, arguments);
  try {
    const auto& task = json.at("task");
    return {*folder / weightsName, task.at("architecture").get<std::string>(), task.at("classes").get<std::vector<std::string>>(),
            Preprocessing::fromJson(task.at("preprocessing").dump())};
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorCode::CheckpointDamaged, {{"file", displayPath(state)}, {"detail", error.what()}});
  }
}

}  // namespace luthier
