// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/state_dict_export.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/catalogue/model_metadata.h"
#include "core/export/model_card.h"
#include "core/weights/state_dict.h"

namespace luthier {
namespace {

// The same weights in the same precision: what is left is the order of additions.
constexpr double tolerance = 1e-5;

constexpr const char* weightsName = "model.safetensors";
constexpr const char* preprocessingName = "preprocessing.json";
constexpr const char* classesName = "classes.json";
constexpr const char* cardName = "README.md";

void writeWeights(const PredictorSource& source, const std::filesystem::path& folder) {
  const ModelMetadata metadata{source.architecture, source.classes, source.preprocessing.toJson()};
  saveStateDict(folder / weightsName, loadStateDict(source.weights), metadata.toMap());
  nlohmann::ordered_json preprocessing = nlohmann::ordered_json::parse(source.preprocessing.toJson());
  writeFileAtomically(folder / preprocessingName, preprocessing.dump(2) + "\n");
  writeFileAtomically(folder / classesName, nlohmann::ordered_json(source.classes).dump(2) + "\n");
}

}  // namespace

std::string ParityCertificate::toJson() const {
  return nlohmann::ordered_json{{examples, images}, {"largest_difference", largestDifference}, {"agreement", agreement}}
      .dump();
}

ParityCertificate compareLogits(const torch::Tensor& wanted, const torch::Tensor& found, double tolerance) {
  ParityCertificate certificate;
  certificate.images = wanted.size(0);
  if (certificate.images == 0) {
    return certificate;
  }
  const double scale = std::max(1.0, wanted.abs().max().item<double>());
  certificate.largestDifference = (found - wanted).abs().max().item<double>() / scale;
  certificate.agreement = found.argmax(-1).eq(wanted.argmax(-1)).to(torch::kFloat64).mean().item<double>();
  if (!(certificate.largestDifference <= tolerance)) {
    throw Error(ErrorCode::Internal, {{"detail", fmt::format("the exported model's outputs differ by {} from the run's",
                                                             certificate.largestDifference)}});
  }
  return certificate;
}

ParityCertificate exportStateDict(Predictor& predictor, const ModelCard& card, const torch::Tensor& images,
                                  const std::filesystem::path& folder) {
  if (std::filesystem::exists(folder)) {
    throw Error(ErrorCode::AlreadyExists, {{"kind", "folder"}, {"name", displayPath(folder)}});
  }
  FolderTransaction transaction(folder);
  writeWeights(predictor.source(), transaction.path());
  Predictor exported(readExportedFolder(transaction.path()));
  const auto certificate = compareLogits(predictor.logits(images), exported.logits(images), tolerance);
  writeFileAtomically(transaction.path() / cardName, writeModelCard(predictor.source(), card, certificate));
  transaction.commit();
  return certificate;
}

PredictorSource readExportedFolder(const std::filesystem::path& folder) {
  const auto readJson = [&](const char* name) {
    return parseForeignJson(readTextFile(folder / name), ErrorCode::SafetensorsDamaged,
                            {{"file", displayPath(folder / name)}});
  };
  PredictorSource source;
  source.weights = folder / weightsName;
  source.preprocessing = Preprocessing::fromJson(readJson(preprocessingName).dump());
  source.classes = classNamesFromJson(readJson(classesName).dump());
  const auto* architecture = detectArchitecture(loadStateDict(source.weights));
  if (architecture == nullptr) {
    throw Error(ErrorCode::ArchitectureUnknown, {{"file", displayPath(source.weights)}});
  }
  source.architecture = architecture->id;
  return source;
}

}  // namespace luthier
