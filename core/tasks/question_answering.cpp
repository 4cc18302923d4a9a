// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/question_answering.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/metrics/answer_scores.h"
#include "core/tasks/answer_decoding.h"
#include "core/tasks/gathered_metrics.h"
#include "core/tasks/targets.h"
#include "core/text/answer_words.h"

namespace luthier {
namespace {

constexpr std::size_t keptAnswers = 5;
constexpr std::int64_t usualWindow = 384;

/// First and last token of an answer in a window; the first token of all (the class token) where the window does not hold it.
std::pair<std::int32_t, std::int32_t> answerTokens(const Encoding& window, const std::vector<AnswerTarget>& answers) {
  const std::pair<std::int32_t, std::int32_t> nowhere{0, 0};
  const auto& sequences = window.sequenceIds;
  const auto begin = std::ranges::find(sequences, std::int8_t{1}) - sequences.begin();
  const auto end = std::find(sequences.rbegin(), sequences.rend(), std::int8_t{1}).base() - sequences.begin() - 1;
  if (answers.empty() || begin == static_cast<std::ptrdiff_t>(sequences.size())) {
    return nowhere;
  }
  const auto& answer = answers.front();
  const auto answerEnd = answer.begin + answer.text.size();
  const auto at = [&](std::ptrdiff_t token) { return window.offsets[static_cast<std::size_t>(token)]; };
  if (at(begin).begin > answer.begin || at(end).end < answerEnd) {
    return nowhere;
  }
  auto first = begin;
  while (first <= end && at(first).begin <= answer.begin) {
    ++first;
  }
  auto last = end;
  while (last >= begin && at(last).end >= answerEnd) {
    --last;
  }
  return {static_cast<std::int32_t>(first - 1), static_cast<std::int32_t>(last + 1)};
}

class AnswerFormat final : public TextFormat {
 public:
  explicit AnswerFormat(TextSetup setup) : setup_(std::move(setup)) {}
  [[nodiscard]] std::vector<TokenRow> rows(const ExampleRecord&, const TextRecord& text) const override {
    const auto answers = answerTargets(text);
    std::vector<TokenRow> rows;
    for (const auto& window : questionWindows(setup_, text)) {
      const auto [first, last] = answerTokens(window, answers);
      rows.push_back(toRow(window));
      rows.back().targets = {first, last};
    }
    return rows;
  }
  [[nodiscard]] torch::Tensor targets(std::span<const TokenRow> rows, std::int64_t) const override {
    auto ends = torch::empty({static_cast<std::int64_t>(rows.size()), 2}, torch::kInt64);
    auto* place = ends.mutable_data_ptr<std::int64_t>();
    for (const auto& row : rows) {
      *place++ = row.targets[0];
      *place++ = row.targets[1];
    }
    return ends;
  }

 private:
  TextSetup setup_;
};

struct BestTokens {
  torch::Tensor tokens, scores;  // N x answerCandidates
};

/// `logits` N x L; shorter texts are filled up with what can never win.
BestTokens bestTokens(const torch::Tensor& logits) {
  const auto [scores, tokens] = logits.topk(std::min(answerCandidates, logits.size(1)), 1);
  const auto missing = answerCandidates - scores.size(1);
  return {torch::constant_pad_nd(tokens, {0, missing}, -1), torch::constant_pad_nd(scores, {0, missing}, -1e30)};
}

StateDict endsOf(const torch::Tensor& outputs, const torch::Tensor& real) {
  const auto logits = outputs.masked_fill(real.eq(0).unsqueeze(-1), -1e30);
  const auto begins = bestTokens(logits.select(2, 0)), ends = bestTokens(logits.select(2, 1));
  return {{"begins", begins.tokens},
          {"begin_scores", begins.scores},
          {"ends", ends.tokens},
          {"end_scores", ends.scores},
          {"no_answer", outputs.select(1, 0).sum(1)}};
}

AnswerEnds endsAt(const StateDict& all, std::int64_t row) {
  return {valuesOf<std::int64_t>(all.at("begins")[row]), valuesOf<std::int64_t>(all.at("ends")[row]),
          valuesOf<float>(all.at("begin_scores")[row]), valuesOf<float>(all.at("end_scores")[row]),
          all.at("no_answer")[row].item<float>()};
}

class AnswerMetrics final : public GatheredMetrics {
 public:
  AnswerMetrics(const TextSetup& setup, const TextSplit& split, bool record)
      : setup_(setup), split_(split), record_(record) {}

 protected:
  [[nodiscard]] StateDict gather(const Batch& batch, const torch::Tensor& outputs) const override {
    return record_ ? endsOf(outputs, batch.inputs.select(1, 1).to(outputs.device())) : StateDict{};
  }

  void complete(EpochResult& result, const StateDict& all) const override {
    if (!record_) {
      return;  // the answers of training would cost more to find than they tell
    }
    AnswerCounter counter;
    for (const auto& [example, ends] : endsByExample(all)) {
      const auto& text = *split_.texts[example];
      const auto decision = decodeAnswer(setup_, *text.second, questionWindows(setup_, text), ends);
      std::vector<AnswerWords> accepted;
      for (const auto& answer : answerTargets(text)) {
        accepted.push_back(answerWords(answer.text));
      }
      counter.add(answerWords(decision.text()), accepted);
      result.answers.push_back({split_.examples[example].id, toJson(decision)});
    }
    result.values.insert(result.values.end(), {{"exact_match", counter.all().exact}, {"f1", counter.all().f1}});
    if (counter.unanswerableCount() > 0) {
      result.values.insert(result.values.end(), {{"answerable_exact_match", counter.answerable().exact},
                                                 {"answerable_f1", counter.answerable().f1},
                                                 {"no_answer_accuracy", counter.unanswerable().exact}});
    }
  }

 private:
  [[nodiscard]] std::map<std::size_t, std::vector<AnswerEnds>> endsByExample(const StateDict& all) const {
    std::map<std::int64_t, std::int64_t> rows;  // by position, so that windows are in their order
    const auto positions = valuesOf<std::int64_t>(all.at("positions"));
    for (std::size_t i = 0; i < positions.size(); ++i) {
      rows[positions[i]] = static_cast<std::int64_t>(i);
    }
    std::map<std::size_t, std::vector<AnswerEnds>> examples;
    for (const auto& [position, row] : rows) {
      examples[split_.loader->places()[static_cast<std::size_t>(position)].example].push_back(endsAt(all, row));
    }
    return examples;
  }

  [[nodiscard]] static std::string toJson(const AnswerDecision& decision) {
    auto json = nlohmann::ordered_json{{"answers", nlohmann::ordered_json::array()}, {"no_answer", decision.noAnswer}};
    for (std::size_t i = 0; decision.answered && i < std::min(keptAnswers, decision.found.size()); ++i) {
      const auto& answer = decision.found[i];
      json["answers"].push_back(
          {{"text", answer.text}, {"start", answer.begin}, {"end", answer.end}, {"score", answer.score}});
    }
    // Bytes of a passage that is no good UTF-8 become replacement characters.
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  }

  TextSetup setup_;
  const TextSplit& split_;
  bool record_;
};

class QuestionAnswering final : public TextTaskKind {
 public:
  [[nodiscard]] std::string id() const override { return "question_answering"; }
  [[nodiscard]] TextHead head(const TextSetup&) const override {
    return {TextHeadKind::QuestionAnswering, 2, TextPooling::ClassToken};
  }
  [[nodiscard]] std::int64_t usualMaximumLength() const override { return usualWindow; }
  [[nodiscard]] std::shared_ptr<const TextFormat> format(const TextSetup& setup) const override {
    return std::make_shared<AnswerFormat>(setup);
  }
  [[nodiscard]] torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets, const TrainingConfig&,
                                   const torch::Tensor&) const override {
    const auto logits = outputs.to(torch::kFloat32);
    const auto first = torch::nn::functional::cross_entropy(logits.select(2, 0), targets.select(1, 0));
    const auto last = torch::nn::functional::cross_entropy(logits.select(2, 1), targets.select(1, 1));
    return (first + last) / 2;
  }
  [[nodiscard]] std::unique_ptr<MetricAccumulator> metrics(const TextSetup& setup, const TextSplit& split,
                                                           bool record) const override {
    return std::make_unique<AnswerMetrics>(setup, split, record);
  }
  [[nodiscard]] std::vector<TokenRow> windows(const TextSetup& setup, const TextRecord& text) const override {
    std::vector<TokenRow> rows;
    std::ranges::transform(questionWindows(setup, text), std::back_inserter(rows), toRow);
    return rows;
  }
  [[nodiscard]] protocol::TextPrediction answer(const TextSetup& setup, const TextRecord& text,
                                                const std::vector<WindowOutput>& windows, int top) const override {
    std::vector<AnswerEnds> ends;
    for (const auto& window : windows) {
      const auto logits = window.logits.unsqueeze(0);
      ends.push_back(endsAt(endsOf(logits, torch::ones({1, logits.size(1)}, torch::kInt64)), 0));
    }
    const auto decision = decodeAnswer(setup, text.second.value_or(""), questionWindows(setup, text), ends);
    protocol::TextPrediction prediction;
    prediction.spansInSecond = true;
    for (std::size_t i = 0; decision.answered && i < decision.found.size() && i < static_cast<std::size_t>(top); ++i) {
      const auto& answer = decision.found[i];
      prediction.spans.push_back(
          {static_cast<std::int64_t>(answer.begin), static_cast<std::int64_t>(answer.end), "", answer.score});
    }
    return prediction;
  }
};

}  // namespace

std::unique_ptr<TextTaskKind> makeQuestionAnswering() { return std::make_unique<QuestionAnswering>(); }

}  // namespace luthier
