// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/run_pair.h"

#include <utility>

#include "core/metrics/mcnemar.h"

namespace luthier {
namespace {

AnswersView viewOf(const EpochPredictions& predictions) {
  return {predictions.examples, predictions.truths, predictions.answers};
}

}  // namespace

RunPair::RunPair(const StudioContext& context, QObject* parent) : QObject(parent), context_(context) {}

RunPair::Reading RunPair::read(Database& database, RowId first, RowId second, Split split) {
  Reading reading;
  reading.first = first == 0 ? FinalAnswers() : finalAnswers(database, first, split);
  reading.second = second == 0 ? FinalAnswers() : finalAnswers(database, second, split);
  if (reading.first.predictions && reading.second.predictions) {
    reading.answers = pairAnswers(viewOf(*reading.first.predictions), viewOf(*reading.second.predictions));
    reading.p = mcnemarExact(static_cast<std::int64_t>(reading.answers.onlyFirstRight.size()),
                             static_cast<std::int64_t>(reading.answers.onlySecondRight.size()));
  }
  return reading;
}

void RunPair::set(RowId first, RowId second, Split split) {
  if (first != first_ || second != second_ || split != split_) {
    first_ = first;
    second_ = second;
    split_ = split;
    refresh();
  }
}

void RunPair::refresh() {
  const auto wanted = [first = first_, second = second_, split = split_](Database& database) {
    return read(database, first, second, split);
  };
  context_.store.query(this, wanted, [this, first = first_, second = second_, split = split_](Reading reading) {
    if (first == first_ && second == second_ && split == split_) {
      reading_ = std::move(reading);
      emit changed();
    }
  });
}

bool RunPair::sameClasses() const {
  return reading_.first.matrix && reading_.second.matrix &&
         reading_.first.matrix->classes == reading_.second.matrix->classes;
}

}  // namespace luthier
