// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/target_text.h"

#include <QLocale>
#include <QStringList>

#include "core/base/json.h"

namespace luthier {
namespace {

QString className(const DatasetRecord& dataset, std::int64_t label) {
  const auto index = static_cast<std::size_t>(label);
  return label >= 0 && index < dataset.classes.size() ? QString::fromStdString(dataset.classes[index])
                                                      : QString::number(label);
}

nlohmann::ordered_json parsed(const std::string& targets) {
  try {
    return parseForeignJson(targets, ErrorCode::StoreDamaged);
  } catch (const Error&) {
    return nullptr;  // shown as nothing: the example itself is still there to be read
  }
}

QString list(const nlohmann::ordered_json& values, const DatasetRecord& dataset) {
  QStringList names;
  for (const auto& value : values) {
    names << (value.is_number_integer() ? className(dataset, value.get<std::int64_t>()) : QString());
  }
  return names.join(QStringLiteral(", "));
}

QString spansText(const DatasetRecord& dataset, const TextRecord& text) {
  QStringList entities;
  for (const protocol::TextSpan& span : targetSpans(dataset, text)) {
    const std::string part =
        text.text.substr(static_cast<std::size_t>(span.begin), static_cast<std::size_t>(span.end - span.begin));
    entities << QString::fromStdString(span.label) + QStringLiteral(": ") + QString::fromStdString(part);
  }
  return entities.join(QStringLiteral("; "));
}

}  // namespace

std::vector<protocol::TextSpan> targetSpans(const DatasetRecord& dataset, const TextRecord& text) {
  std::vector<protocol::TextSpan> spans;
  const auto json = parsed(text.targets);
  if (!json.is_object() || !json.contains("words") || !json.contains("tags") ||
      json["words"].size() != json["tags"].size()) {
    return spans;
  }
  bool inside = false;
  for (std::size_t i = 0; i < json["words"].size(); ++i) {
    const auto& word = json["words"][i];
    const auto& tag = json["tags"][i];
    if (!tag.is_number_integer() || !word.is_array() || word.size() != 2 || !word[0].is_number_integer() ||
        !word[1].is_number_integer()) {
      return {};
    }
    const auto begin = word[0].get<std::int64_t>();
    const auto end = word[1].get<std::int64_t>();
    if (begin < 0 || end < begin || end > static_cast<std::int64_t>(text.text.size())) {
      return {};
    }
    const std::string name = className(dataset, tag.get<std::int64_t>()).toStdString();
    const bool prefixed = name.size() > 2 && name[1] == '-';
    const std::string label = prefixed ? name.substr(2) : name;
    if (name == "O") {
      inside = false;
      continue;
    }
    const bool goesOn = inside && prefixed && (name[0] == 'I' || name[0] == 'E') && spans.back().label == label;
    if (goesOn) {
      spans.back().end = end;
    } else {
      spans.push_back({begin, end, label, 1.0});
    }
    inside = true;
  }
  return spans;
}

QString targetText(const DatasetRecord& dataset, const std::string& targets) {
  const auto json = parsed(targets);
  if (!json.is_object()) {
    return {};
  }
  if (json.contains("value") && json["value"].is_number()) {
    return QLocale().toString(json["value"].get<double>(), 'g', 4);
  }
  if (json.contains("labels") && json["labels"].is_array()) {
    return json["labels"].empty() ? QStringLiteral("–") : list(json["labels"], dataset);
  }
  return {};
}

QString targetText(const DatasetRecord& dataset, const ExampleRecord& example, const TextRecord& text) {
  if (text.targets.empty()) {
    return example.label >= 0 ? className(dataset, example.label) : QString();
  }
  if (const QString words = targetText(dataset, text.targets); !words.isEmpty()) {
    return words;
  }
  const auto json = parsed(text.targets);
  if (!json.is_object()) {
    return {};
  }
  if (json.contains("answers") && json["answers"].is_array()) {
    const auto& answers = json["answers"];
    return answers.empty() || !answers[0].is_object() ? QString()
                                                      : QString::fromStdString(answers[0].value("text", std::string()));
  }
  return spansText(dataset, text);
}

QString answerText(const DatasetRecord& dataset, const TextRecord& text, const std::string& answer) {
  auto json = parsed(answer);
  if (!json.is_object()) {
    return {};
  }
  if (json.contains("tags")) {
    const auto targets = parsed(text.targets);
    json["words"] =
        targets.is_object() ? targets.value("words", nlohmann::ordered_json::array()) : nlohmann::ordered_json::array();
  }
  ExampleRecord none;
  none.label = -1;
  TextRecord answered = text;
  answered.targets = json.dump();
  return targetText(dataset, none, answered);
}

}  // namespace luthier
