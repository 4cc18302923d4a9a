// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/text_comparison.h"

#include <algorithm>

#include "core/base/clock.h"

namespace luthier {
namespace {

constexpr std::int64_t textsAtOnce = 10;

std::vector<torch::Tensor> trimmedBatches(const torch::Tensor& inputs) {
  std::vector<torch::Tensor> batches;
  for (std::int64_t start = 0; start < inputs.size(0); start += textsAtOnce) {
    const auto rows = inputs.narrow(0, start, std::min(textsAtOnce, inputs.size(0) - start));
    const auto longest = rows.select(1, 1).sum(1).max().item<std::int64_t>();
    batches.push_back(rows.narrow(2, 0, std::max<std::int64_t>(longest, 1)).contiguous());
  }
  return batches;
}

AnswerKind answersOf(const TextExport& wish) {
  if (wish.problemType == "multi_label_classification") {
    return AnswerKind::Labels;
  }
  return wish.problemType == "regression" ? AnswerKind::Number : AnswerKind::Class;
}

/// Rows of which each is one answer: a text's, a real token's, or the scores of all tokens for one end of a stretch.
torch::Tensor answerRows(const torch::Tensor& logits, const torch::Tensor& inputs, TextHeadKind kind) {
  if (kind == TextHeadKind::Sequence) {
    return logits;
  }
  if (kind == TextHeadKind::QuestionAnswering) {
    return logits.transpose(1, 2).flatten(0, 1);
  }
  return logits.index({inputs.select(1, 1).to(torch::kBool)});
}

struct Timed {
  torch::Tensor logits;
  double seconds = 0.0;
};

Timed timed(const TextNetwork& network, const torch::Tensor& inputs) {
  const double start = monotonicSeconds();
  auto logits = network(inputs);
  return {std::move(logits), monotonicSeconds() - start};
}

}  // namespace

ParityCertificate compareTexts(const TextExport& wish, const TextNetwork& exported, const torch::Tensor& inputs,
                               double limit) {
  const torch::NoGradGuard noGradients;
  const TextNetwork run = [&wish](const torch::Tensor& batch) { return wish.model->forward(batch); };
  const auto kind = wish.model->head().kind;
  auto whole = compareOutputs(torch::empty({0}), torch::empty({0}), answersOf(wish), limit);
  const auto batches = trimmedBatches(inputs);
  if (!batches.empty()) {  // first calls allocate, and TorchScript compiles in its first two
    for (int call = 0; call < 2; ++call) {
      (void)run(batches.front());
      (void)exported(batches.front());
    }
  }
  double answers = 0.0, equal = 0.0;
  for (const auto& batch : batches) {
    const auto wanted = timed(run, batch);
    const auto found = timed(exported, batch);
    const auto part = compareOutputs(answerRows(wanted.logits, batch, kind), answerRows(found.logits, batch, kind),
                                     answersOf(wish), limit);
    answers += static_cast<double>(part.images);
    equal += part.agreement * static_cast<double>(part.images);
    whole.images += batch.size(0);
    whole.largestDifference = std::max(whole.largestDifference, part.largestDifference);
    whole.runSeconds += wanted.seconds;
    whole.exportSeconds += found.seconds;
  }
  whole.agreement = answers > 0.0 ? equal / answers : 0.0;
  return whole;
}

}  // namespace luthier
