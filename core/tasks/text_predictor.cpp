// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/text_predictor.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/base/files.h"
#include "core/data/parallel.h"
#include "core/loading/sampler.h"
#include "core/tasks/text_lora.h"
#include "core/tasks/text_setup.h"

namespace luthier {
namespace {

constexpr std::size_t textsAtOnce = 256;
constexpr std::size_t tokensAtOnce = 4096;

TextRecord toRecord(const protocol::TextInput& input) {
  return {0, input.text, input.second.empty() ? std::nullopt : std::optional(input.second), ""};
}

const TextTaskKind& requireKind(const std::string& id) {
  const auto* kind = findTextTaskKind(id);
  if (kind == nullptr) {
    throw Error(ErrorCode::NotFound, {{"kind", "task"}, {"name", id}});
  }
  return *kind;
}

std::string kindOfFolder(const TextConfig& config, const TextHead& head) {
  switch (head.kind) {
    case TextHeadKind::Token:
      return "token_classification";
    case TextHeadKind::QuestionAnswering:
      return "question_answering";
    case TextHeadKind::MaskedLanguage:
      return "masked_language_modeling";
    case TextHeadKind::Sequence:
      if (config.problemType == "multi_label_classification") {
        return "multilabel_text_classification";
      }
      return config.problemType == "regression" || head.outputs == 1 ? "text_regression" : "text_classification";
    case TextHeadKind::None:
      break;
  }
  return {};
}

/// One window of one of the texts at hand.
struct Piece {
  std::size_t text = 0, window = 0;
  std::int32_t length = 0;
};

}  // namespace

TextPredictorSource textSourceOfModel(const Workspace& workspace, const ModelRecord& model) {
  if (model.path.empty()) {
    throw Error(ErrorCode::NotFound, {{"kind", "folder of model"}, {"name", model.name}});
  }
  return {workspace.folder() / model.path, {}, {}};
}

TextPredictor::TextPredictor(TextPredictorSource source, const torch::Device& device)
    : source_(std::move(source)), device_(device) {
  const auto folder = openTextFolder(source_.modelFolder);
  if (source_.description.empty()) {
    readFolder(folder);
  } else {
    readDescription(folder);
  }
  network_->to(device_);
  network_->eval();
}

void TextPredictor::readDescription(const TextFolder& folder) {
  nlohmann::json lora;
  try {
    const auto json = nlohmann::json::parse(source_.description);
    kind_ = &requireKind(json.at("kind").get<std::string>());
    setup_ = TextSetup::fromJson(json.at("text").dump());
    lora = json.value("lora", nlohmann::json());
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorCode::CheckpointDamaged, {{"file", displayPath(source_.weights)}, {"detail", error.what()}});
  }
  setup_.tokenizer = tokenizerOf(folder);
  network_ = makeTextModel(folder.config, kind_->head(setup_));
  if (!lora.is_null()) {
    addLora(*network_, loraFromJson(lora.dump()));
  }
  const auto report = loadTextWeights(*network_, loadStateDict(source_.weights), source_.weights);
  if (!report.missing.empty() || !report.reshaped.empty()) {
    throw Error(
        ErrorCode::ArchitectureMismatch,
        {{"file", displayPath(source_.weights)}, {"architecture", folder.config.modelType}, {"detail", report.toJson()}});
  }
}

void TextPredictor::readFolder(const TextFolder& folder) {
  const auto head = publishedHead(folder.config, loadStateDict(folder.weights));
  if (head.kind == TextHeadKind::None) {
    throw Error(ErrorCode::ArchitectureMismatch, {{"file", displayPath(source_.modelFolder)},
                                                  {"architecture", folder.config.modelType},
                                                  {"detail", "it has no head, so it cannot answer before it is trained"}});
  }
  kind_ = &requireKind(kindOfFolder(folder.config, head));
  setup_.tokenizer = tokenizerOf(folder);
  setup_.classes = folder.config.labels;
  setup_.classes.resize(static_cast<std::size_t>(std::max<std::int64_t>(head.outputs, 0)));
  for (std::size_t label = folder.config.labels.size(); label < setup_.classes.size(); ++label) {
    setup_.classes[label] = std::to_string(label);
  }
  setup_.maximumLength = folder.config.maximumTokens();
  setup_.stride = setup_.maximumLength / 4;
  setup_.pooling = head.pooling;
  network_ = loadTextModel(folder, head).model;
}

std::vector<protocol::TextPrediction> TextPredictor::predict(std::span<const protocol::TextInput> texts, int top,
                                                             const ProgressCallback& progress, const CancelToken& cancel) {
  std::vector<protocol::TextPrediction> answers;
  ThrottledProgress throttled(progress);
  for (std::size_t start = 0; start < texts.size(); start += textsAtOnce) {
    predictSome(texts.subspan(start, std::min(textsAtOnce, texts.size() - start)), top, answers, cancel);
    throttled.report({"predict", static_cast<std::int64_t>(answers.size()), static_cast<std::int64_t>(texts.size())});
  }
  return answers;
}

bool TextPredictor::truncates(const TextRecord& text) const {
  const auto second = text.second ? std::optional<std::string_view>(*text.second) : std::nullopt;
  return static_cast<std::int64_t>(setup_.tokenizer->encode(text.text, second).size()) > setup_.maximumLength;
}

void TextPredictor::predictSome(std::span<const protocol::TextInput> texts, int top,
                                std::vector<protocol::TextPrediction>& answers, const CancelToken& cancel) {
  std::vector<TextRecord> records(texts.size());
  std::vector<std::vector<WindowOutput>> outputs(texts.size());
  const auto tokenize = [&](std::size_t i) {
    records[i] = toRecord(texts[i]);
    for (auto& row : kind_->windows(setup_, records[i])) {
      outputs[i].push_back({std::move(row), {}});
    }
  };
  parallelFor(texts.size(), tokenize, "predict", nullptr, cancel);

  std::vector<Piece> pieces;
  std::vector<std::int32_t> lengths;
  for (std::size_t text = 0; text < outputs.size(); ++text) {
    for (std::size_t window = 0; window < outputs[text].size(); ++window) {
      lengths.push_back(outputs[text][window].row.length());
      pieces.push_back({text, window, lengths.back()});
    }
  }
  const torch::NoGradGuard noGradients;
  const auto padding = setup_.tokenizer->specialTokens().pad.value_or(0);
  for (const auto& batch : Sampler({lengths, 1, tokensAtOnce}, /*shuffle=*/false, 0).epoch(0)) {
    cancel.throwIfCancelled();
    std::vector<TokenRow> rows;
    for (const auto place : batch) {
      rows.push_back(outputs[pieces[place].text][pieces[place].window].row);
    }
    const auto inputs = paddedInputs(rows, padding, network_->config().maximumTokens());
    const auto logits = network_->forward(inputs.to(device_)).to(torch::kCPU, torch::kFloat32);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const auto& piece = pieces[batch[i]];
      const auto own = logits[static_cast<std::int64_t>(i)];
      outputs[piece.text][piece.window].logits = own.dim() == 1 ? own : own.slice(0, 0, piece.length);
    }
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto& answer = answers.emplace_back(kind_->answer(setup_, records[i], outputs[i], top));
    answer.truncated =
        outputs[i].size() == 1 && outputs[i].front().row.length() == setup_.maximumLength && truncates(records[i]);
  }
}

}  // namespace luthier
