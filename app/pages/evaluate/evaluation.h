// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>
#include <vector>

#include "app/pages/studio_context.h"
#include "core/metrics/classification_report.h"
#include "core/store/epochs_table.h"

namespace luthier {

/// What the Evaluate page shows: one run, one split, one epoch. Reads the store and says when something else is there.
class Evaluation : public QObject {
  Q_OBJECT
 public:
  Evaluation(const StudioContext& context, QObject* parent);

  void setRun(RowId run);
  void setSplit(Split split);
  /// The epoch closest to `epoch` that has a matrix is shown; 0 means the newest.
  void setEpoch(std::int64_t epoch);
  /// Reads again what epochs there are (a new epoch came, the test split was evaluated).
  void refresh();

  [[nodiscard]] RowId run() const { return run_; }
  [[nodiscard]] Split split() const { return split_; }
  [[nodiscard]] std::int64_t epoch() const { return epoch_; }
  /// Of the shown split, ascending.
  [[nodiscard]] const std::vector<std::int64_t>& epochs() const { return epochs_; }
  [[nodiscard]] bool hasSplit(Split split) const;
  [[nodiscard]] const ConfusionMatrix& matrix() const { return matrix_; }
  [[nodiscard]] const std::optional<EpochPredictions>& predictions() const { return predictions_; }

 signals:
  void epochsChanged();  // epochs(), hasSplit()
  void changed();        // epoch(), matrix(), predictions()

 private:
  void takeKeys(const std::vector<epochs::Key>& keys);
  void readEpoch();
  void clear();

  StudioContext context_;
  RowId run_ = 0;
  Split split_ = Split::Validation;
  std::int64_t epoch_ = 0;
  std::int64_t wantedEpoch_ = 0;
  std::vector<epochs::Key> keys_;
  std::vector<std::int64_t> epochs_;
  ConfusionMatrix matrix_;
  std::optional<EpochPredictions> predictions_;
};

}  // namespace luthier
