// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <map>
#include <vector>

#include "app/item_models/run_table_model.h"
#include "app/pages/shared/pending_deletions.h"
#include "app/pages/studio_context.h"

namespace luthier {

/// Keeps a RunTableModel equal to the store: the watcher's runs, with tags, notes and last figures read on the store thread,
/// at most twice a second while runs train.
class RunRows : public QObject {
  Q_OBJECT
 public:
  /// Runs marked in `deletions` are left out.
  RunRows(const StudioContext& context, const PendingDeletions& deletions, QObject* parent);

  [[nodiscard]] RunTableModel& model() { return model_; }
  [[nodiscard]] const RunTableModel& model() const { return model_; }
  /// Reads soon; several calls make one reading.
  void refresh();
  /// Reads now: after an own write.
  void read();

 signals:
  /// A reading is in the model.
  void updated();

 private:
  /// What the snapshot does not hold.
  struct Extras {
    std::map<RowId, QStringList> tags;
    std::map<RowId, QString> notes;
    std::map<RowId, std::map<std::string, double>> figures;
  };
  [[nodiscard]] static Extras readExtras(Database& database, const std::vector<RowId>& runs);
  void take(const Extras& extras);

  StudioContext context_;
  RunTableModel model_;
  QTimer timer_;
  const PendingDeletions& deletions_;
};

}  // namespace luthier
