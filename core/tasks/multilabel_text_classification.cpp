// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/multilabel_text_classification.h"

#include "core/tasks/best_classes.h"
#include "core/tasks/label_metrics.h"
#include "core/tasks/targets.h"

namespace luthier {
namespace {

class LabelFormat final : public TextFormat {
 public:
  explicit LabelFormat(TextSetup setup) : setup_(std::move(setup)) {}
  [[nodiscard]] std::vector<TokenRow> rows(const ExampleRecord&, const TextRecord& text) const override {
    auto row = truncatedRow(setup_, text);
    row.targets = labelTargets(text.example, text.targets);
    return {std::move(row)};
  }
  [[nodiscard]] torch::Tensor targets(std::span<const TokenRow> rows, std::int64_t) const override {
    std::vector<std::vector<std::int32_t>> labels;
    labels.reserve(rows.size());
    for (const auto& row : rows) {
      labels.push_back(row.targets);
    }
    return labelFlags(labels, static_cast<std::int64_t>(setup_.classes.size()));
  }

 private:
  TextSetup setup_;
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
    return makeLabelMetrics(setup.classes.size(), setup.decisionThreshold, record ? &split.examples : nullptr);
  }
  [[nodiscard]] std::vector<TokenRow> windows(const TextSetup& setup, const TextRecord& text) const override {
    return {truncatedRow(setup, text)};
  }
  [[nodiscard]] protocol::TextPrediction answer(const TextSetup& setup, const TextRecord&,
                                                const std::vector<WindowOutput>& windows, int top) const override {
    protocol::TextPrediction prediction;
    prediction.top = bestLabels(torch::sigmoid(windows.front().logits), setup.classes, top, setup.decisionThreshold);
    prediction.threshold = setup.decisionThreshold;
    return prediction;
  }
};

}  // namespace

std::unique_ptr<TextTaskKind> makeMultilabelTextClassification() { return std::make_unique<MultilabelTextClassification>(); }

}  // namespace luthier
