// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/config/configuration.h"
#include "core/config/task_description.h"
#include "core/data/texts/text_row.h"

namespace luthier {

/// The task that the settings, the layout or the labels of the first rows ask for: lists make several labels, fractions numbers;
/// without labels the text itself is learnt. Throws Error{InvalidParameter} where the settings ask for a task of other examples.
[[nodiscard]] std::string chooseTask(const Configuration& settings, const std::string& layoutTask,
                                     const std::vector<TextRow>& sample, ExampleKind examples = ExampleKind::Text);

/// Makes of a row's labels what its task trains with. Classes get numbers in the order in which they are met; order() sorts them
/// (tags with O first, numbers as numbers) and applies class_names and the renames of `classes`. One thread.
class LabelReader {
 public:
  /// Throws Error{InvalidParameter} for a threshold that is no number or names that are not two.
  LabelReader(const Configuration& settings, TargetKind kind);

  /// Before order(): enters the row's classes. Returns the class by which splits are balanced (0 where the task has none), or sets
  /// row.problem.
  std::int32_t enter(TextRow& row);
  /// Throws Error{InvalidParameter}.
  void order();
  /// How many different labels were met.
  [[nodiscard]] std::size_t met() const { return numbers_.size(); }
  [[nodiscard]] const std::vector<std::string>& classes() const { return classes_; }
  /// After order(): the final class of what enter() returned; -1 where it was left out.
  [[nodiscard]] std::int32_t finalClass(std::int32_t entered) const;
  /// After order(): the label of the example (-1 where the targets say it) and its targets. False where all its classes were
  /// left out.
  bool targets(const TextRow& row, std::int32_t& label, std::string& targets) const;
  /// Whether the task has classes at all.
  [[nodiscard]] bool hasClasses() const;
  [[nodiscard]] bool balanced() const { return kind_ == TargetKind::Class || kind_ == TargetKind::Labels; }

 private:
  [[nodiscard]] std::vector<std::string> namesOf(const TextRow& row) const;
  std::int32_t number(const std::string& name);
  void sortNames(std::vector<std::string>& names) const;

  const Configuration settings_;
  TargetKind kind_;
  std::optional<double> threshold_;
  std::vector<std::string> thresholdNames_;
  std::map<std::string, std::int32_t, std::less<>> numbers_;  // name -> number as entered
  std::vector<std::int32_t> final_;
  std::vector<std::string> classes_;
};

}  // namespace luthier
