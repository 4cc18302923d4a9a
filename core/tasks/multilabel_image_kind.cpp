// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/best_classes.h"
#include "core/tasks/image_task.h"
#include "core/tasks/label_metrics.h"
#include "core/tasks/targets.h"

namespace luthier {
namespace {

/// "multilabel_image_classification": any number of labels for an image; a binary cross-entropy for each.
class MultilabelImageClassification final : public ImageTaskKind {
 public:
  [[nodiscard]] std::string id() const override { return "multilabel_image_classification"; }
  [[nodiscard]] std::int64_t outputs(const ImageSetup& setup) const override {
    return static_cast<std::int64_t>(setup.classes.size());
  }
  [[nodiscard]] torch::Tensor targets(const ImageSetup& setup, const Dataset& dataset,
                                      const std::vector<std::size_t>& positions) const override {
    std::vector<std::vector<std::int32_t>> rows;
    rows.reserve(positions.size());
    for (const auto position : positions) {
      rows.push_back(labelTargets(dataset.examples[position].id, dataset.targets.at(position)));
    }
    return labelFlags(rows, static_cast<std::int64_t>(setup.classes.size()));
  }
  [[nodiscard]] torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets, const TrainingConfig&,
                                   const torch::Tensor&) const override {
    return torch::binary_cross_entropy_with_logits(outputs.to(torch::kFloat32), targets);
  }
  [[nodiscard]] std::unique_ptr<MetricAccumulator> metrics(const ImageSetup& setup, const ImageSplit& split,
                                                           bool record) const override {
    return makeLabelMetrics(setup.classes.size(), setup.decisionThreshold, record ? &split.examples : nullptr);
  }
  void answer(const ImageSetup& setup, const torch::Tensor& outputs, int top,
              protocol::Prediction& prediction) const override {
    prediction.top = bestLabels(torch::sigmoid(outputs), setup.classes, top, setup.decisionThreshold);
    prediction.threshold = setup.decisionThreshold;
  }
};

}  // namespace

std::unique_ptr<ImageTaskKind> makeMultilabelImageClassification() {
  return std::make_unique<MultilabelImageClassification>();
}

}  // namespace luthier
