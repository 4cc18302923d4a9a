// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/run_source.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/training/checkpoint.h"

namespace luthier {
namespace {

constexpr int attempts = 5;

RunSource read(const std::filesystem::path& folder) {
  const ErrorArguments file{{"file", displayPath(folder)}};
  const auto state = parseForeignJson(readTextFile(folder / "state.json"), ErrorCode::CheckpointDamaged, file);
  try {
    const auto& task = state.at("task");
    RunSource run;
    run.source.weights = folder / "model.safetensors";
    run.source.architecture = task.at("architecture").get<std::string>();
    run.source.classes = task.at("classes").get<std::vector<std::string>>();
    if (task.contains("image")) {  // checkpoints from before there were several image tasks have one class for each image
      run.source.kind = task.at("kind").get<std::string>();
      run.source.setup = ImageSetup::fromJson(task.at("image").dump());
    }
    if (task.contains("preprocessing")) {
      run.source.preprocessing = Preprocessing::fromJson(task.at("preprocessing").dump());
    }
    run.description = task.dump();
    run.epoch = state.at("epoch").get<std::int64_t>();
    return run;
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorCode::CheckpointDamaged, {{"file", displayPath(folder)}, {"detail", error.what()}});
  }
}

bool mayHaveBeenReplaced(ErrorCode code) {
  return code == ErrorCode::FileUnreadable || code == ErrorCode::FileTruncated || code == ErrorCode::CheckpointDamaged;
}

/// Calls `action` again where a checkpoint vanished under it.
auto persistently(const auto& action) {
  for (int attempt = 1;; ++attempt) {
    try {
      return action();
    } catch (const Error& error) {
      if (attempt == attempts || !mayHaveBeenReplaced(error.code())) {
        throw;
      }
    }
  }
}

}  // namespace

RunSource sourceOfRun(const Workspace& workspace, const RunRecord& run, FolderVerifier* verifier) {
  return persistently([&] {
    const CheckpointStore checkpoints(workspace.runFolder(run.id));
    for (const char* kind : {"best", "last"}) {
      if (const auto folder = checkpoints.newest(kind, verifier)) {
        return read(*folder);
      }
    }
    throw Error(ErrorCode::NotFound, {{"kind", "checkpoint of the run"}, {"name", run.name}});
  });
}

TextPredictorSource textSourceOfRun(const Workspace& workspace, const RunRecord& run, const ModelRecord& model) {
  auto source = textSourceOfModel(workspace, model);
  auto found = sourceOfRun(workspace, run);
  source.weights = std::move(found.source.weights);
  source.description = std::move(found.description);
  return source;
}

TextPredictor textPredictorOfRun(const Workspace& workspace, const RunRecord& run, const ModelRecord& model,
                                 const torch::Device& device) {
  return persistently([&] { return TextPredictor(textSourceOfRun(workspace, run, model), device); });
}

Predictor predictorOfRun(const Workspace& workspace, const RunRecord& run, const torch::Device& device) {
  return persistently([&] { return Predictor(sourceOfRun(workspace, run).source, device); });
}

}  // namespace luthier
