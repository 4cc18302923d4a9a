// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/text_regression.h"

#include <bit>

#include "core/tasks/number_metrics.h"
#include "core/tasks/targets.h"

namespace luthier {
namespace {

class NumberFormat final : public TextFormat {
 public:
  explicit NumberFormat(TextSetup setup) : setup_(std::move(setup)) {}
  [[nodiscard]] std::vector<TokenRow> rows(const ExampleRecord&, const TextRecord& text) const override {
    auto row = truncatedRow(setup_, text);
    row.targets = {std::bit_cast<std::int32_t>(static_cast<float>(numberTarget(text.example, text.targets)))};
    return {std::move(row)};
  }
  [[nodiscard]] torch::Tensor targets(std::span<const TokenRow> rows, std::int64_t) const override {
    auto numbers = torch::empty({static_cast<std::int64_t>(rows.size())});
    auto* place = numbers.mutable_data_ptr<float>();
    for (const auto& row : rows) {
      *place++ = std::bit_cast<float>(row.targets.front());
    }
    return numbers;
  }

 private:
  TextSetup setup_;
};

class TextRegression final : public TextTaskKind {
 public:
  [[nodiscard]] std::string id() const override { return "text_regression"; }
  [[nodiscard]] TextHead head(const TextSetup& setup) const override { return {TextHeadKind::Sequence, 1, setup.pooling}; }
  [[nodiscard]] std::shared_ptr<const TextFormat> format(const TextSetup& setup) const override {
    return std::make_shared<NumberFormat>(setup);
  }
  [[nodiscard]] torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets, const TrainingConfig&,
                                   const torch::Tensor&) const override {
    return torch::mse_loss(outputs.to(torch::kFloat32).flatten(), targets);
  }
  [[nodiscard]] std::unique_ptr<MetricAccumulator> metrics(const TextSetup&, const TextSplit& split,
                                                           bool record) const override {
    return makeNumberMetrics({}, record ? &split.examples : nullptr);
  }
  [[nodiscard]] std::vector<TokenRow> windows(const TextSetup& setup, const TextRecord& text) const override {
    return {truncatedRow(setup, text)};
  }
  [[nodiscard]] protocol::TextPrediction answer(const TextSetup&, const TextRecord&,
                                                const std::vector<WindowOutput>& windows, int) const override {
    protocol::TextPrediction prediction;
    prediction.value = windows.front().logits.flatten()[0].item<double>();
    return prediction;
  }
};

}  // namespace

std::unique_ptr<TextTaskKind> makeTextRegression() { return std::make_unique<TextRegression>(); }

}  // namespace luthier
