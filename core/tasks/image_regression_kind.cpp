// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "core/tasks/image_task.h"
#include "core/tasks/number_metrics.h"
#include "core/tasks/targets.h"

namespace luthier {
namespace {

double numberOf(const Dataset& dataset, std::size_t position) {
  return numberTarget(dataset.examples[position].id, dataset.targets.at(position));
}

/// "image_regression": a number for an image; mean squared error of the standardised number, which is a share of the variance of
/// the training examples. The other metrics are in the number's own unit.
class ImageRegression final : public ImageTaskKind {
 public:
  [[nodiscard]] std::string id() const override { return "image_regression"; }
  [[nodiscard]] std::int64_t outputs(const ImageSetup&) const override { return 1; }

  void learnSetup(ImageSetup& setup, const Dataset& dataset) const override {
    double sum = 0.0, squares = 0.0, count = 0.0;
    for (std::size_t i = 0; i < dataset.examples.size(); ++i) {
      if (dataset.examples[i].split == Split::Train) {
        sum += numberOf(dataset, i);
        ++count;
      }
    }
    setup.targetMean = count > 0.0 ? sum / count : 0.0;
    for (std::size_t i = 0; i < dataset.examples.size(); ++i) {
      if (dataset.examples[i].split == Split::Train) {
        const double distance = numberOf(dataset, i) - setup.targetMean;
        squares += distance * distance;
      }
    }
    const double deviation = count > 0.0 ? std::sqrt(squares / count) : 0.0;
    setup.targetDeviation = deviation > 0.0 ? deviation : 1.0;
  }

  [[nodiscard]] torch::Tensor targets(const ImageSetup& setup, const Dataset& dataset,
                                      const std::vector<std::size_t>& positions) const override {
    auto numbers = torch::empty({static_cast<std::int64_t>(positions.size())});
    auto* place = numbers.mutable_data_ptr<float>();
    for (const auto position : positions) {
      *place++ = static_cast<float>((numberOf(dataset, position) - setup.targetMean) / setup.targetDeviation);
    }
    return numbers;
  }
  [[nodiscard]] torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets, const TrainingConfig&,
                                   const torch::Tensor&) const override {
    return torch::mse_loss(outputs.to(torch::kFloat32).flatten(), targets);
  }
  [[nodiscard]] std::unique_ptr<MetricAccumulator> metrics(const ImageSetup& setup, const ImageSplit& split,
                                                           bool record) const override {
    return makeNumberMetrics({setup.targetMean, setup.targetDeviation}, record ? &split.examples : nullptr);
  }
  void answer(const ImageSetup& setup, const torch::Tensor& outputs, int, protocol::Prediction& prediction) const override {
    prediction.value = outputs.flatten()[0].item<double>() * setup.targetDeviation + setup.targetMean;
  }
};

}  // namespace

std::unique_ptr<ImageTaskKind> makeImageRegression() { return std::make_unique<ImageRegression>(); }

}  // namespace luthier
