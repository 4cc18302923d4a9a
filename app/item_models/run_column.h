// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "app/item_models/compared_run.h"

namespace luthier {

/// A column of the table of runs: a fact of each run, the last value of a metric, or a parameter.
struct RunColumn {
  enum class Kind { Name, Status, Dataset, Model, Epochs, Duration, Created, Tags, Note, Metric, Parameter };
  Kind kind = Kind::Name;
  std::string id = {};  // of the metric or parameter

  bool operator==(const RunColumn&) const = default;

  /// "metric:validation/accuracy"; for saved views.
  [[nodiscard]] QString key() const;
  [[nodiscard]] static std::optional<RunColumn> fromKey(const QString& key);

  [[nodiscard]] QString title() const;
  /// A fact that people write.
  [[nodiscard]] bool editable() const;
  /// Values are figures: they stand at the right, sort by size, and a group of runs has their mean and spread.
  [[nodiscard]] bool numeric() const;
  /// NaN where the run has none, or the column is not numeric.
  [[nodiscard]] double number(const ComparedRun& run) const;
  [[nodiscard]] QString text(const ComparedRun& run) const;
  /// A figure of this column as it is written, and the difference of two.
  [[nodiscard]] QString numberText(double value) const;
  [[nodiscard]] QString differenceText(double difference) const;
};

[[nodiscard]] RunColumn metricColumn(const std::string& name);
[[nodiscard]] RunColumn parameterColumn(const std::string& id);
/// What is shown until a person chooses.
[[nodiscard]] std::vector<RunColumn> standardRunColumns();
/// Every column there can be: the facts, these metrics, all parameters of training.
[[nodiscard]] std::vector<RunColumn> allRunColumns(const std::vector<std::string>& metrics);

}  // namespace luthier
