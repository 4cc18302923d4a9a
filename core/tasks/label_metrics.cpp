// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/label_metrics.h"

#include <nlohmann/json.hpp>

#include "core/metrics/label_scores.h"
#include "core/tasks/gathered_metrics.h"

namespace luthier {
namespace {

std::vector<bool> flagsOf(const torch::Tensor& row) {
  const auto values = valuesOf<float>(row);
  std::vector<bool> flags;
  for (const float value : values) {
    flags.push_back(value > 0.0F);
  }
  return flags;
}

class LabelMetrics final : public GatheredMetrics {
 public:
  LabelMetrics(std::size_t classes, double threshold, const std::vector<ExampleRecord>* examples)
      : classes_(classes), threshold_(threshold), examples_(examples) {}

 protected:
  [[nodiscard]] StateDict gather(const Batch& batch, const torch::Tensor& outputs) const override {
    return {{"probabilities", torch::sigmoid(outputs)}, {"truths", batch.targets}};
  }
  void complete(EpochResult& result, const StateDict& all) const override {
    const auto& probabilities = all.at("probabilities");
    const auto given = probabilities.ge(threshold_).to(torch::kFloat32);
    LabelCounter counter(classes_);
    for (std::int64_t i = 0; i < given.size(0); ++i) {
      counter.add(flagsOf(all.at("truths")[i]), flagsOf(given[i]));
    }
    addValues(result, counter.report());
    if (examples_ != nullptr) {
      addAnswers(result, valuesOf<std::int64_t>(all.at("positions")), probabilities, given);
    }
  }

 private:
  static void addValues(EpochResult& result, const LabelReport& report) {
    const auto add = [&](const std::string& name, const PrecisionRecall& scores) {
      result.values.emplace_back(name + "_precision", scores.precision);
      result.values.emplace_back(name + "_recall", scores.recall);
      result.values.emplace_back(name + "_f1", scores.f1);
    };
    result.values.emplace_back("exact_match", report.exact);
    add("micro", report.micro);
    add("macro", report.macro);
    add("weighted", report.weighted);
    add("samples", report.samples);
  }

  void addAnswers(EpochResult& result, const std::vector<std::int64_t>& positions, const torch::Tensor& probabilities,
                  const torch::Tensor& given) const {
    for (std::size_t i = 0; i < positions.size(); ++i) {
      const auto row = static_cast<std::int64_t>(i);
      nlohmann::ordered_json json;
      json["labels"] = valuesOf<std::int64_t>(given[row].nonzero().flatten());
      json["probabilities"] = valuesOf<float>(probabilities[row]);
      result.answers.push_back({(*examples_)[static_cast<std::size_t>(positions[i])].id, json.dump()});
    }
  }

  std::size_t classes_;
  double threshold_;
  const std::vector<ExampleRecord>* examples_;
};

}  // namespace

std::unique_ptr<MetricAccumulator> makeLabelMetrics(std::size_t classes, double threshold,
                                                    const std::vector<ExampleRecord>* examples) {
  return std::make_unique<LabelMetrics>(classes, threshold, examples);
}

torch::Tensor labelFlags(const std::vector<std::vector<std::int32_t>>& rows, std::int64_t classes) {
  auto flags = torch::zeros({static_cast<std::int64_t>(rows.size()), classes});
  auto* place = flags.mutable_data_ptr<float>();
  for (const auto& row : rows) {
    for (const auto label : row) {
      if (label >= 0 && label < classes) {
        place[label] = 1.0F;
      }
    }
    place += classes;
  }
  return flags;
}

}  // namespace luthier
