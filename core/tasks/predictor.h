// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/image/transforms.h"
#include "core/models/model_registry.h"
#include "core/protocol/messages.h"
#include "core/store/workspace.h"
#include "core/tasks/image_task.h"

namespace luthier {

/// All that is needed to use a network: its weights, and what they expect and answer.
struct PredictorSource {
  std::filesystem::path weights;
  std::string architecture;
  std::vector<std::string> classes;  // empty: numbers are shown
  Preprocessing preprocessing;
  std::string kind = "image_classification";  // id of the ImageTaskKind that says what the outputs mean
  ImageSetup setup;                           // its classes are those above
};

/// From a model of the store. Throws Error{NotFound} where its weights are gone.
[[nodiscard]] PredictorSource sourceOfModel(const Workspace& workspace, const ModelRecord& model);

/// Answers single images with a trained network, in evaluation mode and without gradients. Belongs to one thread at a time;
/// decoding uses several.
class Predictor {
 public:
  /// Loads the weights; blocks. Every weight must fit, head included. Throws Error{ArchitectureUnknown, ArchitectureMismatch}
  /// and the errors of core/formats.
  explicit Predictor(PredictorSource source, const torch::Device& device = torch::kCPU);

  [[nodiscard]] const PredictorSource& source() const noexcept { return source_; }
  [[nodiscard]] std::int64_t classes() const noexcept { return classes_; }
  /// In evaluation mode.
  [[nodiscard]] ImageClassifier& network() noexcept { return *network_; }

  /// N x channels x size x size, normalised, to N x classes in float32 on the CPU.
  [[nodiscard]] torch::Tensor logits(const torch::Tensor& images);
  /// N x classes probabilities of images as decoded, of one label each.
  [[nodiscard]] torch::Tensor probabilities(const std::vector<Image>& images);
  /// The answer to each file (classes: the `top` most probable ones), in the order of the files; a file that cannot be read has
  /// its problem instead. `progress` reports the phase "predict". Throws Error{Cancelled}.
  [[nodiscard]] std::vector<protocol::Prediction> predict(const std::vector<std::filesystem::path>& files, int top,
                                                          const ProgressCallback& progress, const CancelToken& cancel);

 private:
  void predictBatch(std::span<const std::filesystem::path> files, int top, std::vector<protocol::Prediction>& answers,
                    const CancelToken& cancel);

  PredictorSource source_;
  torch::Device device_;
  const ImageTaskKind& kind_;
  std::int64_t classes_ = 0;
  std::shared_ptr<ImageClassifier> network_;
};

}  // namespace luthier
