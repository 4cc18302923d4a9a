// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace luthier {

/// What an example of a task is.
enum class ExampleKind { Image, Text };
/// What is true of an example, and so what a model answers.
enum class TargetKind {
  Class,    // one of the dataset's classes
  Labels,   // any number of them
  Number,   // a number; the dataset has no classes
  Tags,     // a class for each word of a text
  Answers,  // stretches of the second text
  None      // the example itself
};
/// Whether a text has a companion: a second sentence, or the passage that a question is asked about.
enum class SecondText { None, Optional, Required };

/// A metric that is shown beside the loss while a run trains.
struct TaskScore {
  std::string metric;  // as in "validation/<metric>"
  bool higherIsBetter = true;

  bool operator==(const TaskScore&) const = default;
};

/// What engine and window both know of a kind of work. Pages choose their panels by view id and example kind, never by the task's
/// id; a new task is a line here and a file in core/tasks.
struct TaskDescription {
  std::string id;          // as stored with datasets and runs
  const char* label = "";  // English, the key of its translation in the context "Task"
  ExampleKind examples = ExampleKind::Image;
  TargetKind targets = TargetKind::Class;
  SecondText second = SecondText::None;
  /// Views that show its results, in their order: "confusion_matrix", "classes", "predictions", "answers" (predictions that are
  /// no class: a number, entities, a passage), "explanation".
  std::vector<std::string> views;
  std::string metric;  // the one to judge a run by, as in "validation/<metric>"
  bool higherIsBetter = true;
  std::vector<TaskScore> scores;  // at most two, the more telling one first

  /// Whether it learns from the examples alone: any dataset of its kind will do.
  [[nodiscard]] bool needsNoTargets() const { return targets == TargetKind::None; }
  [[nodiscard]] bool shows(std::string_view view) const;
};

/// All tasks, in the order in which a form offers them.
[[nodiscard]] const std::vector<TaskDescription>& taskDescriptions();
/// Throws Error{NotFound, kind=task}.
[[nodiscard]] const TaskDescription& taskDescription(std::string_view id);
/// Null where a newer Luthier may have written the id.
[[nodiscard]] const TaskDescription* findTaskDescription(std::string_view id);
/// The task of these examples and targets; null where there is none.
[[nodiscard]] const TaskDescription* findTaskDescription(ExampleKind examples, TargetKind targets);

}  // namespace luthier
