// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/model_import.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/catalogue/model_metadata.h"
#include "core/formats/torch_archive.h"
#include "core/store/models_table.h"

namespace luthier {
namespace {

const Architecture& chooseArchitecture(const std::filesystem::path& file, const std::string& wanted,
                                       const ModelMetadata& metadata, const StateDict& state) {
  if (!wanted.empty()) {
    const auto* architecture = findArchitecture(wanted);
    if (architecture == nullptr) {
      throw Error(ErrorCode::NotFound, {{"kind", "architecture"}, {"name", wanted}});
    }
    return *architecture;
  }
  if (const auto* named = findArchitecture(metadata.architecture)) {
    return *named;
  }
  const auto* detected = detectArchitecture(state);
  if (detected == nullptr) {
    throw Error(ErrorCode::ArchitectureUnknown, {{"file", displayPath(file)}});
  }
  return *detected;
}

std::int64_t countParameters(const torch::nn::Module& module) {
  std::int64_t count = 0;
  for (const auto& parameter : module.parameters()) {
    count += parameter.numel();
  }
  return count;
}

/// The weights of `module` that came from `state`, as they were stored.
StateDict fittingPart(const torch::nn::Module& module, const StateDict& state) {
  StateDict part;
  for (const auto& [name, tensor] : stateDictOf(module)) {
    const auto found = state.find(name);
    if (found != state.end() && found->second.sizes() == tensor.sizes()) {
      part.emplace(name, found->second);
    }
  }
  return part;
}

}  // namespace

void requireBackbone(const KeyReport& report, const Architecture& architecture, const std::filesystem::path& file) {
  requireMatched(report, architecture.label, file,
                 [&](const std::string& name) { return name.starts_with(architecture.head + "."); });
}

ImportedModel readModel(const std::filesystem::path& file, const std::string& name, const std::string& architectureId) {
  const auto state = loadStateDict(file);
  const auto metadata = ModelMetadata::fromPairs(readWeightsFile(file).metadata);
  const auto& architecture = chooseArchitecture(file, architectureId, metadata, state);
  const auto classes = headClasses(architecture, state);
  const auto module = architecture.make(classes > 0 ? classes : architecture.publishedClasses);
  ImportedModel result;
  result.report = loadInto(*module, state);
  requireBackbone(result.report, architecture, file);
  result.state = fittingPart(*module, state);

  auto& record = result.record;
  const bool describesItself = metadata.architecture == architecture.id && !metadata.preprocessing.empty();
  const auto preprocessing = describesItself ? Preprocessing::fromJson(metadata.preprocessing) : architecture.preprocessing;
  record.name = name.empty() ? displayPath(file.stem()) : name;
  record.architecture = architecture.id;
  record.parameters = countParameters(*module);
  record.inputSize = preprocessing.imageSize;
  record.classes = classes;
  record.classNames = static_cast<std::int64_t>(metadata.classes.size()) == classes ? metadata.classesJson() : "";
  record.preprocessing = preprocessing.toJson();
  record.keyReport = result.report.toJson();
  record.origin = "file";
  record.createdAt = nowMilliseconds();
  return result;
}

ModelRecord addModel(const Workspace& workspace, Database& database, const ImportedModel& model) {
  auto record = model.record;
  if (models::findByName(database, record.name)) {
    throw Error(ErrorCode::AlreadyExists, {{"kind", "model"}, {"name", record.name}});
  }
  ModelMetadata metadata{record.architecture, classNamesFromJson(record.classNames), record.preprocessing};
  // The name may hold anything; its hash is a good file name on every system.
  record.path = fmt::format("models/{}-{}.safetensors", record.architecture, toHex(sha256(record.name)).substr(0, 12));
  const auto target = workspace.folder() / record.path;
  saveStateDict(target, model.state, metadata.toMap());
  record.sha256 = toHex(sha256OfFile(target));
  record.id = models::insert(database, record);
  return record;
}

}  // namespace luthier
