// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/multilabel_text_classification.h"

#include <nlohmann/json.hpp>

#include "core/metrics/label_scores.h"
#include "core/tasks/gathered_metrics.h"
#include "core/tasks/text_targets.h"

namespace luthier {
namespace {

class LabelFormat final : public TextFormat {
 public:
  explicit LabelFormat(TextSetup setup) : setup_(std::move(setup)) {}
  [[nodiscard]] std::vector<TokenRow> rows(const ExampleRecord&, const TextRecord& text) const override {
    auto row = truncatedRow(setup_, text);
    row.targets = labelTargets(text);
    return {std::move(row)};
  }
  [[nodiscard]] torch::Tensor targets(std::span<const TokenRow> rows, std::int64_t) const override {
    const auto classes = static_cast<std::int64_t>(setup_.classes.size());
    auto flags = torch::zeros({static_cast<std::int64_t>(rows.size()), classes});
    auto* place = flags.mutable_data_ptr<float>();
    for (const auto& row : rows) {
      for (const auto label : row.targets) {
        if (label >= 0 && label < classes) {
          place[label] = 1.0F;
        }
      }
      place += classes;
    }
    return flags;
  }

 private:
  TextSetup setup_;
};

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
  LabelMetrics(const TextSetup& setup, const TextSplit& split, bool record)
      : classes_(setup.classes.size()), threshold_(setup.decisionThreshold), split_(split), record_(record) {}

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
    if (record_) {
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
      result.answers.push_back({split_.examples[static_cast<std::size_t>(positions[i])].id, json.dump()});
    }
  }

  std::size_t classes_;
  double threshold_;
  const TextSplit& split_;
  bool record_;
};

class MultilabelTextClassification final : public TextTaskKind {
 public:
  [[nodiscard]] std::string id() const override { return "multilabel_text_classification"; }
  [[nodiscard]] TextHead head(const TextSetup& setup) const override {
    return {TextHeadKind::Sequence, static_cast<std::int64_t>(setup.classes.size()), setup.pooling};
  }
  [[nodiscard]] std::shared_ptr<const TextFormat> format(const TextSetup& setup) const override {
    return std::make_shared<LabelFormat>(setup);
  }
  [[nodiscard]] torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets, const TrainingConfig&,
                                   const torch::Tensor&) const override {
    return torch::binary_cross_entropy_with_logits(outputs.to(torch::kFloat32), targets);
  }
  [[nodiscard]] std::unique_ptr<MetricAccumulator> metrics(const TextSetup& setup, const TextSplit& split,
                                                           bool record) const override {
    return std::make_unique<LabelMetrics>(setup, split, record);
  }
  [[nodiscard]] std::vector<TokenRow> windows(const TextSetup& setup, const TextRecord& text) const override {
    return {truncatedRow(setup, text)};
  }
  [[nodiscard]] protocol::TextPrediction answer(const TextSetup& setup, const TextRecord&,
                                                const std::vector<WindowOutput>& windows, int top) const override {
    protocol::TextPrediction prediction;
    prediction.top = bestClasses(torch::sigmoid(windows.front().logits), setup.classes, top);
    return prediction;
  }
};

}  // namespace

std::unique_ptr<TextTaskKind> makeMultilabelTextClassification() { return std::make_unique<MultilabelTextClassification>(); }

}  // namespace luthier
