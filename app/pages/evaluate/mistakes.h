// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "app/pages/examples/example_cell.h"

namespace luthier {

/// Which examples of an epoch's predictions to look at.
struct ExampleChoice {
  std::optional<std::int32_t> truth = {};   // a row of the matrix
  std::optional<std::int32_t> answer = {};  // a column
  bool mistakesOnly = false;
};

/// The chosen examples, worst first: mistakes by falling confidence, then right answers by rising confidence.
[[nodiscard]] std::vector<ExampleCell> chooseExamples(const EpochPredictions& predictions, const ExampleChoice& choice);
/// What the chosen ones are, how many, and in which order: "Shirt taken for Coat: 7, most certain first".
[[nodiscard]] QString choiceTitle(const ExampleChoice& choice, const DatasetRecord& dataset, std::size_t count);

}  // namespace luthier
