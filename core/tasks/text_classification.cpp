// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/text_classification.h"

#include "core/tasks/best_classes.h"
#include "core/tasks/class_loss.h"
#include "core/tasks/classification_metrics.h"

namespace luthier {
namespace {

class ClassFormat final : public TextFormat {
 public:
  explicit ClassFormat(TextSetup setup) : setup_(std::move(setup)) {}
  [[nodiscard]] std::vector<TokenRow> rows(const ExampleRecord& example, const TextRecord& text) const override {
    auto row = truncatedRow(setup_, text);
    row.targets = {example.label};
    return {std::move(row)};
  }
  [[nodiscard]] torch::Tensor targets(std::span<const TokenRow> rows, std::int64_t) const override {
    auto labels = torch::empty({static_cast<std::int64_t>(rows.size())}, torch::kInt64);
    auto* place = labels.mutable_data_ptr<std::int64_t>();
    for (const auto& row : rows) {
      *place++ = row.targets.front();
    }
    return labels;
  }

 private:
  TextSetup setup_;
};

class TextClassification final : public TextTaskKind {
 public:
  [[nodiscard]] std::string id() const override { return "text_classification"; }
  [[nodiscard]] TextHead head(const TextSetup& setup) const override {
    return {TextHeadKind::Sequence, static_cast<std::int64_t>(setup.classes.size()), setup.pooling};
  }
  [[nodiscard]] std::shared_ptr<const TextFormat> format(const TextSetup& setup) const override {
    return std::make_shared<ClassFormat>(setup);
  }
  [[nodiscard]] torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets, const TrainingConfig& config,
                                   const torch::Tensor& classWeights) const override {
    return ClassLoss(config, classWeights)(outputs, targets);
  }
  [[nodiscard]] torch::Tensor lossWeight(const torch::Tensor& targets, const TrainingConfig& config,
                                         const torch::Tensor& classWeights) const override {
    return ClassLoss(config, classWeights).weight(targets);
  }
  [[nodiscard]] std::unique_ptr<MetricAccumulator> metrics(const TextSetup& setup, const TextSplit& split,
                                                           bool record) const override {
    return makeClassificationMetrics(setup.classes.size(), record ? &split.examples : nullptr);
  }
  [[nodiscard]] std::vector<TokenRow> windows(const TextSetup& setup, const TextRecord& text) const override {
    return {truncatedRow(setup, text)};
  }
  [[nodiscard]] protocol::TextPrediction answer(const TextSetup& setup, const TextRecord&,
                                                const std::vector<WindowOutput>& windows, int top) const override {
    protocol::TextPrediction prediction;
    prediction.top = bestClasses(torch::softmax(windows.front().logits, -1), setup.classes, top);
    return prediction;
  }
};

}  // namespace

std::unique_ptr<TextTaskKind> makeTextClassification() { return std::make_unique<TextClassification>(); }

}  // namespace luthier
