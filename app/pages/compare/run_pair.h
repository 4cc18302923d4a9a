// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>
#include <vector>

#include "app/pages/studio_context.h"
#include "core/metrics/paired_answers.h"
#include "core/store/final_answers.h"

namespace luthier {

/// Two runs and a split: what both answered after their last epoch, read on the store thread, and paired there.
class RunPair : public QObject {
  Q_OBJECT
 public:
  RunPair(const StudioContext& context, QObject* parent);

  /// 0: none. Reads where one of them is another than before.
  void set(RowId first, RowId second, Split split);
  /// Reads again.
  void refresh();

  [[nodiscard]] RowId first() const { return first_; }
  [[nodiscard]] RowId second() const { return second_; }
  [[nodiscard]] Split split() const { return split_; }
  [[nodiscard]] const FinalAnswers& firstAnswers() const { return reading_.first; }
  [[nodiscard]] const FinalAnswers& secondAnswers() const { return reading_.second; }
  [[nodiscard]] const PairedAnswers& answers() const { return reading_.answers; }
  /// McNemar's exact test.
  [[nodiscard]] double p() const { return reading_.p; }
  /// Both have matrices over the same classes.
  [[nodiscard]] bool sameClasses() const;

 signals:
  void changed();

 private:
  struct Reading {
    FinalAnswers first;
    FinalAnswers second;
    PairedAnswers answers;
    double p = 1.0;
  };
  [[nodiscard]] static Reading read(Database& database, RowId first, RowId second, Split split);

  StudioContext context_;
  RowId first_ = 0;
  RowId second_ = 0;
  Split split_ = Split::Validation;
  Reading reading_;
};

}  // namespace luthier
