// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/best_classes.h"
#include "core/tasks/class_loss.h"
#include "core/tasks/class_weights.h"
#include "core/tasks/classification_metrics.h"
#include "core/tasks/image_task.h"

namespace luthier {
namespace {

/// "image_classification": one label for one image; cross-entropy over the dataset's classes.
class ImageClassification final : public ImageTaskKind {
 public:
  [[nodiscard]] std::string id() const override { return "image_classification"; }
  [[nodiscard]] std::int64_t outputs(const ImageSetup& setup) const override {
    return static_cast<std::int64_t>(setup.classes.size());
  }
  [[nodiscard]] torch::Tensor targets(const ImageSetup&, const Dataset& dataset,
                                      const std::vector<std::size_t>& positions) const override {
    auto labels = torch::empty({static_cast<std::int64_t>(positions.size())}, torch::kInt64);
    auto* place = labels.mutable_data_ptr<std::int64_t>();
    for (const auto position : positions) {
      *place++ = dataset.examples[position].label;
    }
    return labels;
  }
  [[nodiscard]] torch::Tensor classWeights(const ImageSetup& setup, const ImageSplit& training,
                                           const TrainingConfig& config) const override {
    return config.classWeights == "balanced" ? balancedWeights(training.examples, setup.classes.size()) : torch::Tensor();
  }
  [[nodiscard]] torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets, const TrainingConfig& config,
                                   const torch::Tensor& classWeights) const override {
    return ClassLoss(config, classWeights)(outputs, targets);
  }
  [[nodiscard]] torch::Tensor lossWeight(const torch::Tensor& targets, const TrainingConfig& config,
                                         const torch::Tensor& classWeights) const override {
    return ClassLoss(config, classWeights).weight(targets);
  }
  [[nodiscard]] std::unique_ptr<MetricAccumulator> metrics(const ImageSetup& setup, const ImageSplit& split,
                                                           bool record) const override {
    return makeClassificationMetrics(setup.classes.size(), record ? &split.examples : nullptr);
  }
  void answer(const ImageSetup& setup, const torch::Tensor& outputs, int top,
              protocol::Prediction& prediction) const override {
    prediction.top = bestClasses(torch::softmax(outputs, -1), setup.classes, top);
  }
};

}  // namespace

std::unique_ptr<ImageTaskKind> makeImageClassification() { return std::make_unique<ImageClassification>(); }

}  // namespace luthier
