// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/text_task.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/tasks/masked_language_modeling.h"
#include "core/tasks/multilabel_text_classification.h"
#include "core/tasks/question_answering.h"
#include "core/tasks/text_classification.h"
#include "core/tasks/text_regression.h"
#include "core/tasks/token_classification.h"

namespace luthier {

std::string TextSetup::toJson() const {
  nlohmann::ordered_json json;
  json["classes"] = classes;
  json["max_length"] = maximumLength;
  json["stride"] = stride;
  json["pooling"] = pooling == TextPooling::Mean ? "mean" : "class_token";
  json["decision_threshold"] = decisionThreshold;
  json["max_answer_length"] = maxAnswerLength;
  json["no_answer_margin"] = noAnswerMargin;
  json["masked_share"] = maskedShare;
  json["may_lack_answer"] = mayLackAnswer;
  return json.dump();
}

TextSetup TextSetup::fromJson(const std::string& text) {
  const auto json = nlohmann::json::parse(text);
  TextSetup setup;
  json.at("classes").get_to(setup.classes);
  json.at("max_length").get_to(setup.maximumLength);
  json.at("stride").get_to(setup.stride);
  setup.pooling = json.at("pooling") == "mean" ? TextPooling::Mean : TextPooling::ClassToken;
  json.at("decision_threshold").get_to(setup.decisionThreshold);
  json.at("max_answer_length").get_to(setup.maxAnswerLength);
  json.at("no_answer_margin").get_to(setup.noAnswerMargin);
  json.at("masked_share").get_to(setup.maskedShare);
  json.at("may_lack_answer").get_to(setup.mayLackAnswer);
  return setup;
}

const TextTaskKind* findTextTaskKind(std::string_view id) {
  static const std::vector<std::unique_ptr<TextTaskKind>> kinds = [] {
    std::vector<std::unique_ptr<TextTaskKind>> all;
    all.push_back(makeTextClassification());
    all.push_back(makeMultilabelTextClassification());
    all.push_back(makeTextRegression());
    all.push_back(makeTokenClassification());
    all.push_back(makeQuestionAnswering());
    all.push_back(makeMaskedLanguageModeling());
    return all;
  }();
  const auto found = std::ranges::find_if(kinds, [&](const auto& kind) { return kind->id() == id; });
  return found == kinds.end() ? nullptr : found->get();
}

TokenRow toRow(const Encoding& encoding) {
  TokenRow row{encoding.ids, {}, {}};
  if (std::ranges::any_of(encoding.typeIds, [](std::int32_t type) { return type != 0; })) {
    row.types.assign(encoding.typeIds.begin(), encoding.typeIds.end());
  }
  return row;
}

TokenRow truncatedRow(const TextSetup& setup, const TextRecord& text) {
  EncodeOptions options;
  options.maximumLength = static_cast<std::size_t>(setup.maximumLength);
  const auto second = text.second ? std::optional<std::string_view>(*text.second) : std::nullopt;
  return toRow(setup.tokenizer->encode(text.text, second, options));
}

}  // namespace luthier
