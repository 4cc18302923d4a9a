// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/pages/studio_context.h"
#include "core/store/queue_table.h"

namespace luthier {

/// What a person may ask of a run. Requests to a living run are command rows that its worker reads between steps; a run that
/// nobody works on is queued again and `work` is started. Answers come through the watcher; problems through the navigator.
class RunActions : public QObject {
  Q_OBJECT

 public:
  RunActions(const StudioContext& context, QObject* parent);

  void pause(RowId run) { ask(run, RunCommandKind::Pause); }
  void proceed(RowId run) { ask(run, RunCommandKind::Continue); }
  void stop(RowId run) { ask(run, RunCommandKind::Stop); }
  void keepBest(RowId run) { ask(run, RunCommandKind::KeepBest); }
  /// Trains `epochs` more, whether the run still trains or has ended.
  void moreEpochs(const RunRecord& run, int epochs);
  /// A run that failed or was stopped is queued again, to go on from its last checkpoint.
  void resume(RowId run);
  void moveInQueue(RowId run, queue::Place place);
  void setPriority(RowId run, int priority);
  /// A queued run that never began is taken away.
  void removeQueued(RowId run);
  /// Starts the worker of the queue.
  void work();

 private:
  void ask(RowId run, RunCommandKind kind, std::int64_t argument = 0);

  StudioContext context_;
};

}  // namespace luthier
