// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/builtin_models.h"

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/json.h"
#include "core/catalogue/model_metadata.h"
#include "core/catalogue/resources.h"
#include "core/formats/safetensors.h"
#include "core/formats/tensor_bounds.h"
#include "core/store/models_table.h"

namespace luthier {
namespace {

constexpr const char* starterResource = "starter/resnet20_cifar10.safetensors";

/// Trained values only: the statistics of batch norms are no parameters.
bool isParameter(const TensorDescriptor& tensor) {
  return tensor.name.ends_with(".weight") || tensor.name.ends_with(".bias");
}

ModelRecord describe(const std::filesystem::path& weights) {
  const auto file = readSafetensorsHeader(weights);
  const auto metadata = ModelMetadata::fromPairs(file.metadata);
  ModelRecord model;
  model.name = starterName;
  model.architecture = metadata.architecture;
  model.classNames = metadata.classesJson();
  model.classes = static_cast<std::int64_t>(metadata.classes.size());
  model.preprocessing = metadata.preprocessing;
  model.inputSize = parseForeignJson(metadata.preprocessing, ErrorCode::SafetensorsDamaged, {{"file", displayPath(weights)}})
                        .value("image_size", std::int64_t{0});
  for (const auto& tensor : file.tensors) {
    model.parameters += isParameter(tensor) ? static_cast<std::int64_t>(*elementCount(tensor.shape)) : 0;
  }
  model.keyReport = nlohmann::ordered_json{{"matched", file.tensors.size()},
                                           {"missing", nlohmann::ordered_json::array()},
                                           {"unexpected", nlohmann::ordered_json::array()},
                                           {"reshaped", nlohmann::ordered_json::array()}}
                        .dump();
  model.origin = "bundled";
  model.createdAt = nowMilliseconds();
  return model;
}

}  // namespace

void addBuiltinModels(const Workspace& workspace, Database& database) {
  if (models::findByName(database, starterName)) {
    return;
  }
  const auto resource = findResource(starterResource);
  if (!resource) {
    return;
  }
  auto model = describe(*resource);
  const auto name = std::string(starterName) + ".safetensors";
  const auto content = readFile(*resource);
  writeFileAtomically(workspace.modelsFolder() / name, content);
  model.path = "models/" + name;
  model.sha256 = toHex(sha256(content));
  try {
    models::insert(database, model);
  } catch (const Error& error) {
    // Another program opened the new workspace at the same moment.
    if (error.code() != ErrorCode::AlreadyExists) {
      throw;
    }
  }
}

}  // namespace luthier
