// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/classification_metrics.h"

#include <algorithm>
#include <numeric>

#include "core/metrics/classification_report.h"

namespace luthier {

namespace {

class ClassificationMetrics final : public MetricAccumulator {
 public:
  ClassificationMetrics(std::size_t classes, const std::vector<ExampleRecord>* examples)
      : classes_(classes), examples_(examples) {}

  void add(const Batch& batch, const torch::Tensor& outputs, const torch::Tensor& loss) override {
    const torch::NoGradGuard noGradients;
    const auto logits = outputs.detach().to(torch::kFloat32);
    // Of a blended example the class counts that has the largest share of it.
    const auto targets = (batch.targets.dim() == 2 ? batch.targets.argmax(1) : batch.targets).to(logits.device());
    const auto [best, answers] = logits.max(1);
    const auto count = static_cast<double>(logits.size(0));
    sum(lossSum_, loss.detach().to(torch::kFloat64) * count);
    sum(topFive_, inTopFive(logits, targets));
    truths_.push_back(targets);
    answers_.push_back(answers);
    if (examples_ != nullptr) {
      // The softmax probability of the largest logit.
      confidences_.push_back((best - logits.logsumexp(1)).exp());
      positions_.insert(positions_.end(), batch.positions.begin(), batch.positions.end());
    }
  }

  [[nodiscard]] StateDict state() const override {
    if (truths_.empty()) {
      return {};
    }
    StateDict state{{"loss_sum", lossSum_.cpu()},
                    {"top_five", topFive_.cpu()},
                    {"truths", torch::cat(truths_).cpu()},
                    {"answers", torch::cat(answers_).cpu()}};
    if (examples_ != nullptr) {
      state["confidences"] = torch::cat(confidences_).cpu();
      const std::vector<std::int64_t> positions(positions_.begin(), positions_.end());
      state["positions"] = torch::tensor(positions, torch::kInt64);
    }
    return state;
  }

  void load(const StateDict& state) override {
    if (!state.contains("truths")) {
      return;
    }
    lossSum_ = state.at("loss_sum");
    topFive_ = state.at("top_five");
    truths_ = {state.at("truths")};
    answers_ = {state.at("answers")};
    if (examples_ != nullptr) {
      confidences_ = {state.at("confidences")};
      const auto& positions = state.at("positions");
      const auto* values = positions.const_data_ptr<std::int64_t>();
      positions_.assign(values, values + positions.numel());
    }
  }

  [[nodiscard]] EpochResult finish() const override {
    EpochResult result;
    if (truths_.empty()) {
      return result;
    }
    const auto truths = onCpu(truths_);
    const auto answers = onCpu(answers_);
    ConfusionMatrix matrix(classes_);
    for (std::int64_t i = 0; i < truths.numel(); ++i) {
      matrix.add(at(truths, i), at(answers, i));
    }
    const auto count = static_cast<double>(truths.numel());
    const auto report = classificationReport(matrix);
    result.values = {{"loss", lossSum_.item<double>() / count},
                     {"accuracy", report.accuracy},
                     {"top5", topFive_.item<double>() / count},
                     {"macro_precision", report.macro.precision},
                     {"macro_recall", report.macro.recall},
                     {"macro_f1", report.macro.f1},
                     {"weighted_precision", report.weighted.precision},
                     {"weighted_recall", report.weighted.recall},
                     {"weighted_f1", report.weighted.f1}};
    result.matrix = std::move(matrix);
    if (examples_ != nullptr) {
      result.predictions = predictions(truths, answers);
    }
    return result;
  }

 private:
  static void sum(torch::Tensor& total, const torch::Tensor& term) {
    if (!total.defined()) {
      total = term.clone();
    } else {
      if (total.device() != term.device()) {
        total = total.to(term.device());  // loaded from a checkpoint
      }
      total += term;
    }
  }

  [[nodiscard]] static torch::Tensor inTopFive(const torch::Tensor& logits, const torch::Tensor& targets) {
    const auto wanted = std::min<std::int64_t>(5, logits.size(1));
    const auto top = std::get<1>(logits.topk(wanted, 1));
    return top.eq(targets.unsqueeze(1)).sum().to(torch::kFloat64);
  }

  [[nodiscard]] static torch::Tensor onCpu(const std::vector<torch::Tensor>& parts) {
    std::vector<torch::Tensor> moved;
    moved.reserve(parts.size());
    for (const auto& part : parts) {
      moved.push_back(part.cpu());
    }
    return torch::cat(moved).contiguous();
  }

  [[nodiscard]] static std::size_t at(const torch::Tensor& values, std::int64_t index) {
    return static_cast<std::size_t>(values.const_data_ptr<std::int64_t>()[index]);
  }

  [[nodiscard]] EpochPredictions predictions(const torch::Tensor& truths, const torch::Tensor& answers) const {
    const auto confidences = onCpu(confidences_);
    EpochPredictions record;
    std::vector<std::size_t> order(positions_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return positions_[i]; });  // batches may go by length
    for (const std::size_t i : order) {
      const auto index = static_cast<std::int64_t>(i);
      record.examples.push_back((*examples_)[positions_[i]].id);
      record.truths.push_back(static_cast<std::int32_t>(at(truths, index)));
      record.answers.push_back(static_cast<std::int32_t>(at(answers, index)));
      record.confidences.push_back(confidences.const_data_ptr<float>()[index]);
    }
    return record;
  }

  std::size_t classes_;
  const std::vector<ExampleRecord>* examples_;
  torch::Tensor lossSum_;
  torch::Tensor topFive_;
  std::vector<torch::Tensor> truths_;
  std::vector<torch::Tensor> answers_;
  std::vector<torch::Tensor> confidences_;
  std::vector<std::size_t> positions_;
};

}  // namespace

std::unique_ptr<MetricAccumulator> makeClassificationMetrics(std::size_t classes,
                                                             const std::vector<ExampleRecord>* examples) {
  return std::make_unique<ClassificationMetrics>(classes, examples);
}

}  // namespace luthier
