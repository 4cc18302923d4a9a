// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/examples/answered_labels.h"

#include <map>
#include <vector>

#include "core/base/json.h"
#include "core/config/task_description.h"
#include "core/store/answers_table.h"
#include "core/store/image_targets_table.h"
#include "core/store/texts_table.h"

namespace luthier {
namespace {

/// In the order of `ids`; "" for what is not there.
std::vector<std::string> targetsOf(Database& database, const DatasetRecord& dataset, const std::vector<RowId>& ids) {
  const TaskDescription* task = findTaskDescription(dataset.task);
  if (task == nullptr || task->examples == ExampleKind::Image) {
    return image_targets::find(database, ids);
  }
  std::map<RowId, std::string> found;
  for (TextRecord& text : texts::find(database, ids)) {
    found[text.example] = std::move(text.targets);
  }
  std::vector<std::string> targets;
  for (const RowId id : ids) {
    targets.push_back(found[id]);
  }
  return targets;
}

std::vector<bool> flags(const std::string& json, std::size_t classes) {
  std::vector<bool> set(classes, false);
  for (const std::int64_t label : labelsOf(parsedTargets(json))) {
    if (label >= 0 && static_cast<std::size_t>(label) < classes) {
      set[static_cast<std::size_t>(label)] = true;
    }
  }
  return set;
}

}  // namespace

nlohmann::ordered_json parsedTargets(const std::string& json) {
  try {
    return parseForeignJson(json, ErrorCode::StoreDamaged);
  } catch (const Error&) {
    return nullptr;
  }
}

std::set<std::int64_t> labelsOf(const nlohmann::ordered_json& json) {
  std::set<std::int64_t> labels;
  if (!json.is_object() || !json.contains("labels") || !json["labels"].is_array()) {
    return labels;
  }
  for (const auto& label : json["labels"]) {
    if (label.is_number_integer()) {
      labels.insert(label.get<std::int64_t>());
    }
  }
  return labels;
}

LabelReport readLabelReport(Database& database, const DatasetRecord& dataset, RowId run, Split split) {
  const auto answers = answers::page(database, run, split).answers;
  if (answers.empty()) {
    return {};
  }
  std::vector<RowId> ids;
  for (const ExampleAnswer& answer : answers) {
    ids.push_back(answer.example);
  }
  const auto targets = targetsOf(database, dataset, ids);
  LabelCounter counter(dataset.classes.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    counter.add(flags(targets[i], dataset.classes.size()), flags(answers[i].answer, dataset.classes.size()));
  }
  return counter.report();
}

}  // namespace luthier
