// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <set>
#include <string>
#include <vector>

#include "app/item_models/compared_run.h"

namespace luthier {

/// What was typed into the filter of the table of runs. All of it must hold: a word (or "several words") occurs in name, dataset,
/// model, tags, note or status; a condition holds: accuracy>0.8, loss<=0.3, test/accuracy>90%, epochs=3, optimizer=adamw,
/// tag=best, dataset!=pets. A metric without a place means validation; a run without the value fits no condition but !=.
class RunFilter {
 public:
  explicit RunFilter(const QString& text = {});

  [[nodiscard]] bool matches(const ComparedRun& run) const;
  [[nodiscard]] bool empty() const { return words_.isEmpty() && conditions_.empty(); }
  /// What conditions ask about: it has to be read before matches() can tell.
  [[nodiscard]] std::set<std::string> metrics() const;
  [[nodiscard]] std::set<std::string> parameters() const;

 private:
  enum class Subject { Dataset, Model, Tag, Status, Name, Duration, Metric, Parameter };
  enum class Relation { Less, AtMost, Equal, NotEqual, AtLeast, Greater };
  struct Condition {
    Subject subject;
    std::string id;  // of metric or parameter
    Relation relation;
    QString text;
    double number;  // NaN where the text is none
  };

  void add(const QString& token);
  [[nodiscard]] static bool holds(const Condition& condition, const ComparedRun& run);
  [[nodiscard]] static bool textHolds(const Condition& condition, const QStringList& values);
  [[nodiscard]] static bool numberHolds(const Condition& condition, double value);

  QStringList words_;
  std::vector<Condition> conditions_;
};

}  // namespace luthier
