// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/label_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <tuple>

#include "core/base/trim.h"
#include "core/base/utf8.h"
#include "core/data/class_selection.h"

namespace luthier {
namespace {

std::optional<double> asNumber(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
  return whole ? std::optional(value) : std::nullopt;
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    if (const auto part = trimmed(text.substr(0, end)); !part.empty()) parts.emplace_back(part);
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + separator.size());
  }
}

/// "O" before all; then by what the tag marks, B before I.
auto tagKey(const std::string& tag) {
  const bool outside = tag == "O";
  return std::tuple(!outside, outside ? "" : tag.substr(std::min<std::size_t>(2, tag.size())), tag);
}

TargetKind targetsOf(const Configuration& settings, const std::vector<TextRow>& sample) {
  if (!settings.text("label_separator").empty()) return TargetKind::Labels;
  if (!settings.text("label_threshold").empty()) return TargetKind::Class;
  std::size_t labels = 0;
  std::size_t numbers = 0;
  std::size_t fractions = 0;
  for (const TextRow& row : sample) {
    if (row.labels) return TargetKind::Labels;
    if (!row.label || row.label->empty()) continue;
    ++labels;
    const auto value = asNumber(*row.label);
    numbers += value ? 1 : 0;
    fractions += value && *value != std::floor(*value) ? 1 : 0;
  }
  if (labels == 0) return TargetKind::None;
  // A slip in some cells does not make classes of numbers.
  return numbers * 4 >= labels * 3 && fractions * 10 > labels ? TargetKind::Number : TargetKind::Class;
}

}  // namespace

std::string chooseTask(const Configuration& settings, const std::string& layoutTask, const std::vector<TextRow>& sample,
                       ExampleKind examples) {
  if (const std::string& chosen = settings.text("task"); chosen != "auto") {
    if (taskDescription(chosen).examples != examples) {
      throw Error(
          ErrorCode::InvalidParameter,
          {{"parameter", "task"}, {"value", chosen}, {"expected", "a task of what the layout holds, images or texts"}});
    }
    return chosen;
  }
  if (!layoutTask.empty()) return layoutTask;
  const TaskDescription* task = findTaskDescription(examples, targetsOf(settings, sample));
  // Images without labels have no task of their own; that labels are missing is said where they are asked for.
  return (task != nullptr ? *task : *findTaskDescription(examples, TargetKind::Class)).id;
}

LabelReader::LabelReader(const Configuration& settings, TargetKind kind) : settings_(settings), kind_(kind) {
  const std::string& threshold = settings_.text("label_threshold");
  if (threshold.empty()) return;
  threshold_ = asNumber(threshold);
  thresholdNames_ = split(settings_.text("label_names"), ",");
  if (!threshold_) {
    throw Error(ErrorCode::InvalidParameter,
                {{"parameter", "label_threshold"}, {"value", threshold}, {"expected", "a number"}});
  }
  if (thresholdNames_.size() != 2 || thresholdNames_[0] == thresholdNames_[1]) {
    throw Error(
        ErrorCode::InvalidParameter,
        {{"parameter", "label_names"}, {"value", settings_.text("label_names")}, {"expected", "two different names"}});
  }
}

bool LabelReader::hasClasses() const { return balanced() || kind_ == TargetKind::Tags; }

std::vector<std::string> LabelReader::namesOf(const TextRow& row) const {
  if (kind_ == TargetKind::Tags) return row.tags;
  if (kind_ == TargetKind::Labels) {
    if (row.labels) return *row.labels;
    const std::string& separator = settings_.text("label_separator");
    return split(row.label.value_or(""), separator.empty() ? "," : separator);
  }
  const std::string name(trimmed(row.label.value_or("")));
  if (!threshold_ || name.empty()) return {name};
  const auto value = asNumber(name);
  return value ? std::vector{thresholdNames_[*value < *threshold_ ? 0 : 1]} : std::vector<std::string>{};
}

std::int32_t LabelReader::number(const std::string& name) {
  const auto found = numbers_.find(name);
  if (found != numbers_.end()) return found->second;
  return numbers_.emplace(name, static_cast<std::int32_t>(numbers_.size())).first->second;
}

std::int32_t LabelReader::enter(TextRow& row) {
  if (kind_ == TargetKind::Number) {
    const bool missing = trimmed(row.label.value_or("")).empty();
    if (missing) {
      row.problem = {ErrorCode::RowLabelMissing, {}};
    } else if (!asNumber(*row.label)) {
      row.problem = {ErrorCode::RowLabelNotNumber, {{"value", toValidUtf8(*row.label)}}};
    }
    return 0;
  }
  if (!hasClasses()) return 0;
  const std::vector<std::string> names = namesOf(row);
  if (kind_ == TargetKind::Class) {
    if (names.empty()) {
      row.problem = {ErrorCode::RowLabelNotNumber, {{"value", toValidUtf8(*row.label)}}};
    } else if (names.front().empty()) {
      row.problem = {ErrorCode::RowLabelMissing, {}};
    }
    return row.problem ? 0 : number(names.front());
  }
  for (const std::string& name : names) number(name);
  return balanced() && !names.empty() ? number(names.front()) : 0;
}

void LabelReader::sortNames(std::vector<std::string>& names) const {
  const bool numeric = std::all_of(names.begin(), names.end(), [](auto& name) { return asNumber(name).has_value(); });
  if (threshold_) {
    names = thresholdNames_;
    std::erase_if(names, [this](const std::string& name) { return !numbers_.contains(name); });
  } else if (kind_ == TargetKind::Tags) {
    std::sort(names.begin(), names.end(), [](auto& a, auto& b) { return tagKey(a) < tagKey(b); });
  } else if (numeric) {
    std::sort(names.begin(), names.end(), [](auto& a, auto& b) { return *asNumber(a) < *asNumber(b); });
  } else {
    std::sort(names.begin(), names.end());
  }
}

void LabelReader::order() {
  std::vector<std::string> names;
  for (const auto& [name, entered] : numbers_) names.push_back(name);
  sortNames(names);
  Collection collection;
  const std::vector<std::string> given = split(settings_.text("class_names"), ",");
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto value = asNumber(names[i]);
    const bool named = value && *value >= 0.0 && *value < static_cast<double>(given.size()) && *value == std::floor(*value);
    collection.classes.push_back(named ? given[static_cast<std::size_t>(*value)] : names[i]);
    Candidate& candidate = collection.candidates.emplace_back();
    candidate.example.label = static_cast<std::int32_t>(i);
    candidate.example.member = numbers_.at(names[i]);
  }
  selectClasses(collection, settings_.text("classes"));
  final_.assign(names.size(), -1);
  for (const Candidate& candidate : collection.candidates) {
    final_[static_cast<std::size_t>(candidate.example.member)] = candidate.example.label;
  }
  classes_ = std::move(collection.classes);
}

std::int32_t LabelReader::finalClass(std::int32_t entered) const {
  return hasClasses() && kind_ != TargetKind::Tags && !final_.empty() ? final_[static_cast<std::size_t>(entered)] : 0;
}

bool LabelReader::targets(const TextRow& row, std::int32_t& label, std::string& targets) const {
  using Json = nlohmann::ordered_json;
  label = -1;
  targets.clear();
  if (kind_ == TargetKind::Class) {
    const auto found = numbers_.find(namesOf(row).front());
    label = found == numbers_.end() ? -1 : final_[static_cast<std::size_t>(found->second)];
    return label >= 0;
  }
  if (kind_ == TargetKind::Number) {
    targets = Json{{"value", *asNumber(*row.label)}}.dump();
  } else if (kind_ == TargetKind::Answers) {
    Json answers = Json::array();
    for (const AnswerText& answer : row.answers) answers.push_back({{"text", answer.text}, {"start", answer.start}});
    targets = Json{{"id", row.questionId}, {"answers", std::move(answers)}}.dump();
  } else if (hasClasses()) {
    std::vector<std::int32_t> found;
    for (const std::string& name : namesOf(row)) found.push_back(final_[static_cast<std::size_t>(numbers_.at(name))]);
    if (kind_ == TargetKind::Tags) {
      // A tag that is left out marks nothing: its words are outside.
      std::replace(found.begin(), found.end(), -1, 0);
      targets = Json{{"words", row.words}, {"tags", found}}.dump();
    } else {
      const bool had = !found.empty();
      std::erase(found, -1);
      std::sort(found.begin(), found.end());
      found.erase(std::unique(found.begin(), found.end()), found.end());
      targets = Json{{"labels", found}}.dump();
      return !had || !found.empty();
    }
  }
  return true;
}

}  // namespace luthier
