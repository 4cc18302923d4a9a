// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/evaluate/mistakes.h"

#include <QCoreApplication>
#include <algorithm>
#include <tuple>

#include "app/item_models/display_text.h"

namespace luthier {
namespace {

auto badness(const ExampleCell& cell) {
  const bool right = cell.answer == cell.truth;
  return std::tuple(right, right ? cell.confidence : -cell.confidence, cell.id);
}

bool fits(const ExampleChoice& choice, std::int32_t truth, std::int32_t answer) {
  return (!choice.truth || *choice.truth == truth) && (!choice.answer || *choice.answer == answer) &&
         (!choice.mistakesOnly || truth != answer);
}

}  // namespace

std::vector<ExampleCell> chooseExamples(const EpochPredictions& predictions, const ExampleChoice& choice) {
  std::vector<ExampleCell> cells;
  for (std::size_t i = 0; i < predictions.examples.size(); ++i) {
    if (fits(choice, predictions.truths[i], predictions.answers[i])) {
      cells.push_back({predictions.examples[i], predictions.truths[i], predictions.answers[i], predictions.confidences[i]});
    }
  }
  std::sort(cells.begin(), cells.end(),
            [](const ExampleCell& one, const ExampleCell& other) { return badness(one) < badness(other); });
  return cells;
}

QString choiceTitle(const ExampleChoice& choice, const DatasetRecord& dataset, std::size_t count) {
  const auto name = [&dataset](std::int32_t label) {
    const auto index = static_cast<std::size_t>(label);
    return index < dataset.classes.size() ? QString::fromStdString(dataset.classes[index]) : QString::number(label);
  };
  const QString number = display::count(static_cast<std::int64_t>(count));
  if (choice.truth && choice.answer) {
    return *choice.truth == *choice.answer
               ? QCoreApplication::translate("Mistakes", "%1 recognised: %2, least certain first")
                     .arg(name(*choice.truth), number)
               : QCoreApplication::translate("Mistakes", "%1 taken for %2: %3, most certain first")
                     .arg(name(*choice.truth), name(*choice.answer), number);
  }
  if (choice.truth) {
    return QCoreApplication::translate("Mistakes", "%1 mistaken: %2, most certain first").arg(name(*choice.truth), number);
  }
  return choice.mistakesOnly ? QCoreApplication::translate("Mistakes", "Worst mistakes: %1, most certain first").arg(number)
                             : QCoreApplication::translate("Mistakes", "All predictions: %1").arg(number);
}

}  // namespace luthier
