// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/number_metrics.h"

#include <nlohmann/json.hpp>

#include "core/metrics/regression_scores.h"
#include "core/tasks/gathered_metrics.h"

namespace luthier {
namespace {

class NumberMetrics final : public GatheredMetrics {
 public:
  NumberMetrics(const NumberScale& scale, const std::vector<ExampleRecord>* examples) : scale_(scale), examples_(examples) {}

 protected:
  [[nodiscard]] StateDict gather(const Batch& batch, const torch::Tensor& outputs) const override {
    return {{"answers", outputs.flatten()}, {"truths", batch.targets}};
  }
  void complete(EpochResult& result, const StateDict& all) const override {
    const auto answers = numbersOf(all.at("answers"));
    const auto scores = regressionScores(numbersOf(all.at("truths")), answers);
    result.values.insert(result.values.end(), {{"mae", scores.mae},
                                               {"rmse", scores.rmse},
                                               {"r2", scores.r2},
                                               {"pearson", scores.pearson},
                                               {"spearman", scores.spearman}});
    if (examples_ == nullptr) {
      return;
    }
    const auto positions = valuesOf<std::int64_t>(all.at("positions"));
    for (std::size_t i = 0; i < positions.size(); ++i) {
      result.answers.push_back(
          {(*examples_)[static_cast<std::size_t>(positions[i])].id, nlohmann::json{{"value", answers[i]}}.dump()});
    }
  }

 private:
  [[nodiscard]] std::vector<double> numbersOf(const torch::Tensor& standardised) const {
    return valuesOf<double>(standardised.to(torch::kFloat64) * scale_.deviation + scale_.mean);
  }

  NumberScale scale_;
  const std::vector<ExampleRecord>* examples_;
};

}  // namespace

std::unique_ptr<MetricAccumulator> makeNumberMetrics(const NumberScale& scale, const std::vector<ExampleRecord>* examples) {
  return std::make_unique<NumberMetrics>(scale, examples);
}

}  // namespace luthier
