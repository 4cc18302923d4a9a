// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/runs/run_actions.h"

#include "app/engine/engine_process.h"
#include "app/pages/runs/run_facts.h"
#include "core/store/commands_table.h"
#include "core/store/runs_table.h"

namespace luthier {

RunActions::RunActions(const StudioContext& context, QObject* parent) : QObject(parent), context_(context) {}

void RunActions::ask(RowId run, RunCommandKind kind, std::int64_t argument) {
  context_.store.write(this, [run, kind, argument](Database& database) { commands::insert(database, run, kind, argument); });
}

void RunActions::moreEpochs(const RunRecord& run, int epochs) {
  if (run_facts::live(run.status)) {
    ask(run.id, RunCommandKind::MoreEpochs, epochs);
    return;
  }
  auto* process = new EngineProcess(context_.workspace, this);
  connect(process, &EngineProcess::done, this, [this, process] {
    process->deleteLater();
    work();
  });
  connect(process, &EngineProcess::failed, this, [this, process](const Problem& problem) {
    process->deleteLater();
    context_.navigator.report(problem);
  });
  process->start({"more-epochs", QString::number(run.id), QString::number(epochs)});
}

void RunActions::resume(RowId run) {
  context_.store.query(
      this, [run](Database& database) { runs::setStatus(database, run, RunStatus::Queued); }, [this] { work(); });
}

void RunActions::moveInQueue(RowId run, queue::Place place) {
  context_.store.write(this, [run, place](Database& database) {
    const auto record = runs::find(database, run);
    // A worker may have claimed it since the click.
    if (record && record->status == RunStatus::Queued) {
      queue::move(database, run, place);
    }
  });
}

void RunActions::setPriority(RowId run, int priority) {
  context_.store.write(this, [run, priority](Database& database) { runs::setPriority(database, run, priority); });
}

void RunActions::removeQueued(RowId run) {
  context_.store.write(this, [run](Database& database) {
    Transaction transaction(database);
    const auto record = runs::find(database, run);
    // A worker may have claimed it since the click.
    if (record && record->status == RunStatus::Queued) {
      runs::remove(database, run);
    }
    transaction.commit();
  });
}

void RunActions::work() {
  if (const auto problem = startWork(context_.workspace)) {
    context_.navigator.report(*problem);
  }
}

}  // namespace luthier
