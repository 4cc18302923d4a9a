// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/task_description.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"

namespace luthier {

bool TaskDescription::shows(std::string_view view) const { return std::ranges::find(views, view) != views.end(); }

const std::vector<TaskDescription>& taskDescriptions() {
  static const std::vector<TaskDescription> descriptions{
      {.id = "image_classification",
       .label = LUTHIER_TEXT("Task", "Image classification"),
       .views = {"confusion_matrix", "classes", "predictions"},
       .metric = "accuracy",
       .scores = {{"accuracy"}, {"macro_f1"}}},
      {.id = "multilabel_image_classification",
       .label = LUTHIER_TEXT("Task", "Several labels for an image"),
       .targets = TargetKind::Labels,
       .views = {"answers"},
       .metric = "macro_f1",
       .scores = {{"macro_f1"}, {"micro_f1"}}},
      {.id = "image_regression",
       .label = LUTHIER_TEXT("Task", "A number for an image"),
       .targets = TargetKind::Number,
       .views = {"answers"},
       .metric = "loss",
       .higherIsBetter = false,
       .scores = {{"mae", false}, {"r2"}}},
      {.id = "text_classification",
       .label = LUTHIER_TEXT("Task", "Text classification"),
       .examples = ExampleKind::Text,
       .second = SecondText::Optional,
       .views = {"confusion_matrix", "classes", "predictions", "explanation"},
       .metric = "accuracy",
       .scores = {{"accuracy"}, {"macro_f1"}}},
      {.id = "multilabel_text_classification",
       .label = LUTHIER_TEXT("Task", "Several labels for a text"),
       .examples = ExampleKind::Text,
       .targets = TargetKind::Labels,
       .second = SecondText::Optional,
       .views = {"answers", "explanation"},
       .metric = "macro_f1",
       .scores = {{"macro_f1"}, {"micro_f1"}}},
      {.id = "text_regression",
       .label = LUTHIER_TEXT("Task", "A number for a text"),
       .examples = ExampleKind::Text,
       .targets = TargetKind::Number,
       .second = SecondText::Optional,
       .views = {"answers", "explanation"},
       .metric = "loss",
       .higherIsBetter = false,
       .scores = {{"mae", false}, {"r2"}}},
      {.id = "token_classification",
       .label = LUTHIER_TEXT("Task", "Names and other entities in a text"),
       .examples = ExampleKind::Text,
       .targets = TargetKind::Tags,
       .views = {"answers", "explanation"},
       .metric = "entity_f1",
       .scores = {{"entity_f1"}, {"accuracy"}}},
      {.id = "question_answering",
       .label = LUTHIER_TEXT("Task", "Answers in a passage"),
       .examples = ExampleKind::Text,
       .targets = TargetKind::Answers,
       .second = SecondText::Required,
       .views = {"answers", "explanation"},
       .metric = "f1",
       .scores = {{"f1"}, {"exact_match"}}},
      {.id = "masked_language_modeling",
       .label = LUTHIER_TEXT("Task", "Continued pretraining on a text"),
       .examples = ExampleKind::Text,
       .targets = TargetKind::None,
       .views = {},
       .metric = "loss",
       .higherIsBetter = false,
       .scores = {{"perplexity", false}, {"accuracy"}}},
  };
  return descriptions;
}

const TaskDescription* findTaskDescription(std::string_view id) {
  const auto& all = taskDescriptions();
  const auto found = std::ranges::find(all, id, &TaskDescription::id);
  return found == all.end() ? nullptr : &*found;
}

const TaskDescription* findTaskDescription(ExampleKind examples, TargetKind targets) {
  const auto& all = taskDescriptions();
  const auto found =
      std::ranges::find_if(all, [&](const auto& task) { return task.examples == examples && task.targets == targets; });
  return found == all.end() ? nullptr : &*found;
}

const TaskDescription& taskDescription(std::string_view id) {
  if (const TaskDescription* found = findTaskDescription(id)) {
    return *found;
  }
  throw Error(ErrorCode::NotFound, {{"kind", "task"}, {"name", std::string(id)}});
}

}  // namespace luthier
