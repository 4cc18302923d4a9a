// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/targets.h"

#include <nlohmann/json.hpp>

namespace luthier {
namespace {

[[noreturn]] void unusable(RowId example, const std::string& detail) {
  throw Error(ErrorCode::TargetsUnusable, {{"example", std::to_string(example)}, {"detail", detail}});
}

/// Calls `read` with the parsed targets; whatever is wrong with them is named with the example.
auto readTargets(RowId example, const std::string& targets, const auto& read) {
  try {
    return read(nlohmann::json::parse(targets));
  } catch (const nlohmann::json::exception& error) {
    unusable(example, error.what());
  }
}

}  // namespace

double numberTarget(RowId example, const std::string& targets) {
  return readTargets(example, targets, [](const nlohmann::json& json) { return json.at("value").get<double>(); });
}

std::vector<std::int32_t> labelTargets(RowId example, const std::string& targets) {
  return readTargets(example, targets,
                     [](const nlohmann::json& json) { return json.at("labels").get<std::vector<std::int32_t>>(); });
}

WordTargets wordTargets(const TextRecord& text) {
  WordTargets targets = readTargets(text.example, text.targets, [](const nlohmann::json& json) {
    WordTargets read;
    for (const auto& word : json.at("words")) {
      read.words.push_back({word.at(0).get<std::size_t>(), word.at(1).get<std::size_t>()});
    }
    json.at("tags").get_to(read.tags);
    return read;
  });
  if (targets.words.size() != targets.tags.size()) {
    unusable(text.example, "there are not as many tags as words");
  }
  for (const auto& word : targets.words) {
    if (word.begin > word.end || word.end > text.text.size()) {
      unusable(text.example, "a word ends behind the text");
    }
  }
  return targets;
}

std::vector<AnswerTarget> answerTargets(const TextRecord& text) {
  auto answers = readTargets(text.example, text.targets, [](const nlohmann::json& json) {
    std::vector<AnswerTarget> read;
    for (const auto& answer : json.at("answers")) {
      read.push_back({answer.at("text").get<std::string>(), answer.at("start").get<std::size_t>()});
    }
    return read;
  });
  for (const auto& answer : answers) {
    if (!text.second || answer.begin + answer.text.size() > text.second->size()) {
      unusable(text.example, "an answer ends behind the passage");
    }
  }
  return answers;
}

}  // namespace luthier
