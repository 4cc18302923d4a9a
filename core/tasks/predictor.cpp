// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/predictor.h"

#include <algorithm>
#include <optional>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/catalogue/model_metadata.h"
#include "core/data/parallel.h"
#include "core/image/decode.h"
#include "core/models/input_channels.h"
#include "core/models/model_import.h"
#include "core/weights/state_dict.h"

namespace luthier {
namespace {

constexpr std::size_t batchSize = 64;

const Architecture& requireArchitecture(const PredictorSource& source) {
  const auto* architecture = findArchitecture(source.architecture);
  if (architecture == nullptr) {
    throw Error(ErrorCode::ArchitectureUnknown, {{"file", displayPath(source.weights)}});
  }
  return *architecture;
}

const ImageTaskKind& requireKind(const PredictorSource& source) {
  const auto* kind = findImageTaskKind(source.kind);
  if (kind == nullptr) {
    throw Error(ErrorCode::NotFound, {{"kind", "task"}, {"name", source.kind}});
  }
  return *kind;
}

[[noreturn]] void refuseHead(const PredictorSource& source, const Architecture& architecture, const std::string& detail) {
  throw Error(ErrorCode::ArchitectureMismatch,
              {{"file", displayPath(source.weights)}, {"architecture", architecture.label}, {"detail", detail}});
}

/// Prepared pixels of one file, or why there are none.
struct Prepared {
  Image image;
  std::optional<Problem> problem;
};

Prepared prepareFile(const std::filesystem::path& file, const Preprocessing& preprocessing) {
  try {
    return {prepare(decodeImageFile(file), preprocessing), std::nullopt};
  } catch (...) {
    return {{}, currentProblem()};
  }
}

torch::Tensor toTensor(const std::vector<const Image*>& images, const Preprocessing& preprocessing) {
  const std::int64_t size = preprocessing.imageSize;
  auto tensor = torch::empty({static_cast<std::int64_t>(images.size()), preprocessing.channels, size, size});
  auto* data = tensor.data_ptr<float>();
  for (const auto* image : images) {
    normalizeInto(*image, preprocessing, data);
    data += preprocessing.channels * size * size;
  }
  return tensor;
}

}  // namespace

PredictorSource sourceOfModel(const Workspace& workspace, const ModelRecord& model) {
  if (model.path.empty()) {
    throw Error(ErrorCode::NotFound, {{"kind", "file with the weights of model"}, {"name", model.name}});
  }
  PredictorSource source;
  source.weights = workspace.folder() / model.path;
  source.architecture = model.architecture;
  source.classes = classNamesFromJson(model.classNames);
  source.preprocessing =
      model.preprocessing.empty() ? requireArchitecture(source).preprocessing : Preprocessing::fromJson(model.preprocessing);
  return source;
}

Predictor::Predictor(PredictorSource source, const torch::Device& device)
    : source_(std::move(source)), device_(device), kind_(requireKind(source_)) {
  source_.setup.classes = source_.classes;
  const auto& architecture = requireArchitecture(source_);
  const auto state = loadStateDict(source_.weights);
  classes_ = headClasses(architecture, state);
  if (classes_ == 0) {
    refuseHead(source_, architecture, "it has no head, so it cannot answer before it is trained");
  }
  if (!source_.classes.empty() && static_cast<std::int64_t>(source_.classes.size()) != classes_) {
    refuseHead(source_, architecture, "its head does not have as many classes as are named");
  }
  network_ = makeNetwork(architecture, classes_, source_.preprocessing.channels);
  requireBackbone(loadInto(*network_, state), architecture, source_.weights);
  network_->to(device_);
  network_->eval();
}

torch::Tensor Predictor::logits(const torch::Tensor& images) {
  const torch::NoGradGuard noGradients;
  return network_->forward(images.to(device_)).to(torch::kCPU, torch::kFloat32);
}

torch::Tensor Predictor::probabilities(const std::vector<Image>& images) {
  std::vector<Image> prepared;
  std::vector<const Image*> views;
  prepared.reserve(images.size());
  for (const auto& image : images) {
    views.push_back(&prepared.emplace_back(prepare(image, source_.preprocessing)));
  }
  return torch::softmax(logits(toTensor(views, source_.preprocessing)), 1);
}

std::vector<protocol::Prediction> Predictor::predict(const std::vector<std::filesystem::path>& files, int top,
                                                     const ProgressCallback& progress, const CancelToken& cancel) {
  std::vector<protocol::Prediction> answers;
  ThrottledProgress throttled(progress);
  const auto total = static_cast<std::int64_t>(files.size());
  for (std::size_t start = 0; start < files.size(); start += batchSize) {
    predictBatch(std::span(files).subspan(start, std::min(batchSize, files.size() - start)), top, answers, cancel);
    throttled.report({"predict", static_cast<std::int64_t>(answers.size()), total});
  }
  return answers;
}

void Predictor::predictBatch(std::span<const std::filesystem::path> files, int top,
                             std::vector<protocol::Prediction>& answers, const CancelToken& cancel) {
  std::vector<Prepared> prepared(files.size());
  parallelFor(
      files.size(), [&](std::size_t index) { prepared[index] = prepareFile(files[index], source_.preprocessing); },
      "predict", nullptr, cancel);
  std::vector<const Image*> images;
  for (const auto& item : prepared) {
    if (!item.problem) {
      images.push_back(&item.image);
    }
  }
  const auto answered = images.empty() ? torch::Tensor() : logits(toTensor(images, source_.preprocessing));
  std::int64_t row = 0;
  for (std::size_t index = 0; index < files.size(); ++index) {
    auto& answer = answers.emplace_back();
    answer.file = files[index].native();
    answer.problem = prepared[index].problem;
    if (!answer.problem) {
      kind_.answer(source_.setup, answered[row++], top, answer);
    }
  }
}

}  // namespace luthier
