// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/text_explanation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/explanation/attention_maps.h"
#include "core/explanation/token_gradients.h"
#include "core/weights/state_dict.h"

namespace luthier {
namespace {

std::vector<double> toNumbers(const torch::Tensor& scores) {
  const auto plain = scores.detach().to(torch::kCPU, torch::kFloat64).contiguous();
  return {plain.data_ptr<double>(), plain.data_ptr<double>() + plain.numel()};
}

/// `value`, or `fallback` where it is -1.
std::int64_t chosen(const char* parameter, std::int64_t value, std::int64_t count, std::int64_t fallback) {
  if (value < -1 || value >= count) {
    throw Error(
        ErrorCode::InvalidParameter,
        {{"parameter", parameter}, {"value", fmt::to_string(value)}, {"expected", fmt::format("-1, 0 to {}", count - 1)}});
  }
  return value == -1 ? fallback : value;
}

/// Which of the network's answers the gradients explain. `logits`: 1 x C or 1 x L x C.
ExplainedOutput outputOf(const TextModel& model, const ExplainedText& text, const torch::Tensor& logits,
                         const protocol::ExplainTextRequest& wanted) {
  const auto labels = logits.size(-1);
  ExplainedOutput output;
  if (logits.dim() == 2) {
    output.label = chosen("target", wanted.target, labels, logits[0].argmax().item<std::int64_t>());
    return output;
  }
  const bool answers = model.head().kind == TextHeadKind::QuestionAnswering;
  const auto label = chosen("target", wanted.target, labels, answers ? 0 : -1);
  auto special = torch::zeros({logits.size(1)}, torch::kBool);
  for (std::size_t place = 0; place < text.tokens.size(); ++place) {
    special[static_cast<std::int64_t>(place)] = text.tokens[place].special;
  }
  const auto judged = label >= 0 ? logits[0].select(1, label) : torch::softmax(logits[0], 1).amax(1);
  const auto surest = judged.to(torch::kCPU).masked_fill(special, -std::numeric_limits<double>::infinity());
  output.token = chosen("token", wanted.token, logits.size(1), surest.argmax().item<std::int64_t>());
  output.label = label >= 0 ? label : logits[0][output.token].argmax().item<std::int64_t>();
  return output;
}

void explainByAttention(protocol::ExplainTextReply& reply, const torch::Tensor& attentions,
                        const protocol::ExplainTextRequest& wanted) {
  const auto map =
      wanted.method == "rollout" ? attentionRollout(attentions) : attentionMap(attentions, wanted.layer, wanted.head);
  reply.scores = toNumbers(map[chosen("token", wanted.token, map.size(0), 0)]);
}

void explainByGradients(protocol::ExplainTextReply& reply, TextModel& model, const ExplainedText& text,
                        const ExplainedOutput& output, const protocol::ExplainTextRequest& wanted) {
  reply.target = static_cast<std::int32_t>(output.label);
  if (wanted.method == "gradient_x_input") {
    reply.scores = toNumbers(gradientTimesInput(model, text.inputs, output));
    return;
  }
  auto keep = torch::zeros({1, text.inputs.size(2)}, torch::kBool);
  for (std::size_t place = 0; place < text.tokens.size(); ++place) {
    keep[0][static_cast<std::int64_t>(place)] = text.tokens[place].special;
  }
  const auto baseline = paddedBaseline(text.inputs, keep.to(text.inputs.device()), model.config().padToken);
  const auto attribution = integratedGradients(model, text.inputs, baseline, output);
  reply.scores = toNumbers(attribution.scores);
  reply.completeness = std::abs(attribution.completeness);
}

}  // namespace

ExplainedText readExplainedText(const Tokenizer& tokenizer, const protocol::TextInput& input, std::int64_t maximumLength,
                                bool question) {
  const auto second = input.second.empty() ? std::nullopt : std::optional<std::string_view>(input.second);
  EncodeOptions options;
  options.tokens = true;
  options.maximumLength = static_cast<std::size_t>(maximumLength);
  if (question) {
    options.truncationStrategy = TruncationStrategy::OnlySecond;
  }
  const auto encoding = tokenizer.encode(input.text, second, options);
  ExplainedText text;
  const auto row = [](const auto& values) {
    return torch::tensor(std::vector<std::int64_t>(values.begin(), values.end()), torch::kInt64);
  };
  const auto ids = row(encoding.ids);
  text.inputs = torch::stack({ids, torch::ones_like(ids), row(encoding.typeIds)}).unsqueeze(0);
  for (std::size_t place = 0; place < encoding.size(); ++place) {
    auto& token = text.tokens.emplace_back();
    token.id = encoding.ids[place];
    token.text = encoding.tokens[place];
    token.begin = encoding.offsets[place].begin;
    token.end = encoding.offsets[place].end;
    token.sequence = encoding.sequenceIds[place];
    token.word = encoding.wordIds[place];
    token.special = encoding.specialMask[place] != 0;
  }
  return text;
}

protocol::ExplainTextReply explainText(TextModel& model, const ExplainedText& text,
                                       const protocol::ExplainTextRequest& wanted,
                                       const std::filesystem::path& attentionsFile) {
  const bool attends = wanted.method == "attention" || wanted.method == "rollout";
  if (!attends && wanted.method != "gradient_x_input" && wanted.method != "integrated_gradients") {
    throw Error(ErrorCode::InvalidParameter, {{"parameter", "method"},
                                              {"value", wanted.method},
                                              {"expected", "attention, rollout, gradient_x_input, integrated_gradients"}});
  }
  const torch::NoGradGuard noGradients;
  protocol::ExplainTextReply reply;
  reply.tokens = text.tokens;
  const auto output = model.encode(text.inputs, {.hidden = false, .attentions = attends || wanted.attentions});
  if (!output.attentions.empty()) {
    const auto attentions = stackedAttentions(output.attentions);
    reply.layers = static_cast<std::int32_t>(attentions.size(0));
    reply.heads = static_cast<std::int32_t>(attentions.size(1));
    if (wanted.attentions && !attentionsFile.empty()) {
      saveStateDict(attentionsFile, {{"attentions", attentions.to(torch::kFloat32)}}, {});
      reply.attentions = attentionsFile.native();
    }
    if (attends) {
      explainByAttention(reply, attentions, wanted);
      return reply;
    }
  }
  if (model.head().kind == TextHeadKind::None) {
    throw Error(ErrorCode::ArchitectureMismatch, {{"file", "config.json"},
                                                  {"architecture", model.className()},
                                                  {"detail", "it has no head whose answer could be explained"}});
  }
  const auto logits = model.answer(model.pool(output.last, text.inputs));
  explainByGradients(reply, model, text, outputOf(model, text, logits, wanted), wanted);
  return reply;
}

}  // namespace luthier
