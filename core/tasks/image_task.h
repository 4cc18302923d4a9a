// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/config/training_parameters.h"
#include "core/data/dataset.h"
#include "core/protocol/messages.h"
#include "core/tasks/metric_accumulator.h"

namespace luthier {

/// What the answers of an image task mean, in training and afterwards. Written to and read from the run's description.
struct ImageSetup {
  std::vector<std::string> classes;  // none where the answer is a number
  double decisionThreshold = 0.5;    // of several labels: from which probability on one holds
  /// Of a number: the network answers (number - targetMean) / targetDeviation, so that its loss and its steps are of one size
  /// whatever the unit is.
  double targetMean = 0.0, targetDeviation = 1.0;

  [[nodiscard]] std::string toJson() const;
  [[nodiscard]] static ImageSetup fromJson(const std::string& json);
};

/// One split of a dataset of images.
struct ImageSplit {
  std::vector<ExampleRecord> examples;
  torch::Tensor targets;  // one row an example, as batches have them
};

/// What distinguishes one image task from the others; training (PreparedImage) and prediction (Predictor) ask it. Stateless and
/// thread-safe.
class ImageTaskKind {
 public:
  virtual ~ImageTaskKind() = default;
  [[nodiscard]] virtual std::string id() const = 0;
  /// Width of the head.
  [[nodiscard]] virtual std::int64_t outputs(const ImageSetup& setup) const = 0;
  /// Completes `setup` (classes and configuration are in it) with what only the training examples tell.
  virtual void learnSetup(ImageSetup& /*setup*/, const Dataset& /*dataset*/) const {}
  /// Targets of `positions` of the dataset: their first dimension. Throws Error{TargetsUnusable}.
  [[nodiscard]] virtual torch::Tensor targets(const ImageSetup& setup, const Dataset& dataset,
                                              const std::vector<std::size_t>& positions) const = 0;
  /// Weights of the classes for the loss, where the configuration asks for them; undefined where it does not.
  [[nodiscard]] virtual torch::Tensor classWeights(const ImageSetup& /*setup*/, const ImageSplit& /*training*/,
                                                   const TrainingConfig& /*config*/) const {
    return {};
  }
  /// `classWeights` may be undefined.
  [[nodiscard]] virtual torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets,
                                           const TrainingConfig& config, const torch::Tensor& classWeights) const = 0;
  /// What the mean in loss() divides by (PreparedTask::lossWeight).
  [[nodiscard]] virtual torch::Tensor lossWeight(const torch::Tensor& targets, const TrainingConfig&,
                                                 const torch::Tensor& /*classWeights*/) const {
    return torch::full({}, static_cast<double>(targets.size(0)), torch::TensorOptions(targets.device()));
  }
  /// `record`: answers to single examples are wanted. `split` outlives the accumulator.
  [[nodiscard]] virtual std::unique_ptr<MetricAccumulator> metrics(const ImageSetup& setup, const ImageSplit& split,
                                                                   bool record) const = 0;
  /// Writes the answer that one row of outputs is (float32, on the CPU) into `prediction`. `top`: how many classes.
  virtual void answer(const ImageSetup& setup, const torch::Tensor& outputs, int top,
                      protocol::Prediction& prediction) const = 0;
};

/// Null where `id` is no image task.
[[nodiscard]] const ImageTaskKind* findImageTaskKind(std::string_view id);

// One file each.
[[nodiscard]] std::unique_ptr<ImageTaskKind> makeImageClassification();            // one label for one image
[[nodiscard]] std::unique_ptr<ImageTaskKind> makeMultilabelImageClassification();  // any number of labels
[[nodiscard]] std::unique_ptr<ImageTaskKind> makeImageRegression();                // a number

}  // namespace luthier
