// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/model_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/catalogue/model_metadata.h"
#include "core/formats/torch_archive.h"
#include "core/models/densenet.h"
#include "core/models/input_channels.h"
#include "core/models/text/text_import.h"
#include "core/store/models_table.h"

namespace luthier {
namespace {

constexpr int colourChannels = 3;  // of every model in the store; a run for grey images adapts it

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

/// The report for the store, with what was adapted.
std::string reportOf(const ImportedModel& model) {
  auto json = nlohmann::ordered_json::parse(model.report.toJson());
  if (!model.adapted.empty()) {
    json["adapted"] = model.adapted;
  }
  return json.dump();
}

}  // namespace

void requireBackbone(const KeyReport& report, const Architecture& architecture, const std::filesystem::path& file) {
  requireMatched(report, architecture.label, file,
                 [&](const std::string& name) { return name.starts_with(architecture.head + "."); });
}

std::int64_t learnedNumbers(const torch::nn::Module& module) {
  std::int64_t count = 0;
  for (const auto& parameter : module.parameters()) {
    count += parameter.numel();
  }
  return count;
}

ImportedModel readModel(const std::filesystem::path& file, const std::string& name, const std::string& architectureId) {
  if (std::filesystem::is_directory(file)) {
    return readTextModel(file, name);
  }
  auto state = withCurrentDensenetNames(loadStateDict(file));
  const auto metadata = ModelMetadata::fromPairs(readWeightsFile(file).metadata);
  const auto& architecture = chooseArchitecture(file, architectureId, metadata, state);
  const bool adapted = adaptFirstLayer(state, architecture, colourChannels);
  const auto classes = headClasses(architecture, state);
  const auto module = architecture.make(classes > 0 ? classes : architecture.publishedClasses);
  ImportedModel result;
  result.report = loadInto(*module, state);
  requireBackbone(result.report, architecture, file);
  if (adapted) {
    result.adapted.push_back(architecture.firstLayer + ".weight");
  }
  result.state = fittingPart(*module, state);

  auto& record = result.record;
  const bool describesItself = metadata.architecture == architecture.id && !metadata.preprocessing.empty();
  const auto stated = describesItself ? Preprocessing::fromJson(metadata.preprocessing) : architecture.preprocessing;
  const auto preprocessing = withChannels(stated, colourChannels);
  record.name = name.empty() ? displayPath(file.stem()) : name;
  record.architecture = architecture.id;
  record.parameters = learnedNumbers(*module);
  record.inputSize = preprocessing.imageSize;
  record.classes = classes;
  record.classNames = static_cast<std::int64_t>(metadata.classes.size()) == classes ? metadata.classesJson() : "";
  record.preprocessing = preprocessing.toJson();
  record.keyReport = reportOf(result);
  record.origin = "file";
  record.createdAt = nowMilliseconds();
  return result;
}

namespace {

void storeImageModel(const std::filesystem::path& target, const ImportedModel& model) {
  const ModelMetadata metadata{model.record.architecture, classNamesFromJson(model.record.classNames),
                               model.record.preprocessing};
  saveStateDict(target, model.state, metadata.toMap());
}

void storeTextModel(const std::filesystem::path& target, const ImportedModel& model) {
  std::filesystem::remove_all(target);  // left by an addition that was cut short: the store does not know it
  FolderTransaction transaction(target);
  const auto source = openTextFolder(model.textFolder);
  writeTextFolder(transaction.path(), source, source.config.json, model.state);
  transaction.commit();
}

}  // namespace

ModelRecord addModel(const Workspace& workspace, Database& database, const ImportedModel& model) {
  auto record = model.record;
  if (models::findByName(database, record.name)) {
    throw Error(ErrorCode::AlreadyExists, {{"kind", "model"}, {"name", record.name}});
  }
  // The name may hold anything; its hash is a good file name on every system.
  const auto stem = fmt::format("models/{}-{}", record.architecture, toHex(sha256(record.name)).substr(0, 12));
  const bool text = record.kind == "text";
  record.path = text ? stem : stem + ".safetensors";
  const auto target = workspace.folder() / record.path;
  text ? storeTextModel(target, model) : storeImageModel(target, model);
  record.sha256 = toHex(sha256OfFile(text ? target / "model.safetensors" : target));
  record.id = models::insert(database, record);
  return record;
}

}  // namespace luthier
