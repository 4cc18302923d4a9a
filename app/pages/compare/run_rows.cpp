// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/run_rows.h"

#include "core/store/metrics_table.h"
#include "core/store/runs_table.h"

namespace luthier {
namespace {

constexpr int refreshMilliseconds = 500;

template <class Map, class Key>
auto valueOr(const Map& map, const Key& key) -> typename Map::mapped_type {
  const auto found = map.find(key);
  return found == map.end() ? typename Map::mapped_type() : found->second;
}

std::optional<double> figure(const std::map<std::string, double>& figures, const std::string& name) {
  const auto found = figures.find(name);
  return found == figures.end() ? std::optional<double>() : found->second;
}

}  // namespace

RunRows::RunRows(const StudioContext& context, const PendingDeletions& deletions, QObject* parent)
    : QObject(parent), context_(context), deletions_(deletions) {
  timer_.setSingleShot(true);
  timer_.setInterval(refreshMilliseconds);
  connect(&timer_, &QTimer::timeout, this, &RunRows::read);
  connect(&context_.watcher, &RunWatcher::runsChanged, this, &RunRows::read);
  connect(&context_.watcher, &RunWatcher::progressChanged, this, &RunRows::refresh);
  connect(&deletions_, &PendingDeletions::changed, this, &RunRows::read);
  read();
}

void RunRows::refresh() {
  if (!timer_.isActive()) {
    timer_.start();
  }
}

RunRows::Extras RunRows::readExtras(Database& database, const std::vector<RowId>& runs) {
  Extras extras;
  for (const runs::RunTag& tag : runs::allTags(database)) {
    extras.tags[tag.run].append(QString::fromStdString(tag.tag));
  }
  for (const RowId run : runs) {
    extras.notes[run] = QString::fromStdString(runs::note(database, run));
  }
  for (const metrics::LastValue& last : metrics::lastValues(database)) {
    extras.figures[last.run][last.name] = last.point.value;
  }
  return extras;
}

void RunRows::read() {
  timer_.stop();
  std::vector<RowId> ids;
  for (const RunRecord& run : context_.watcher.snapshot().runs) {
    ids.push_back(run.id);
  }
  context_.store.query(
      this, [ids](Database& database) { return readExtras(database, ids); }, [this](const Extras& extras) { take(extras); });
}

void RunRows::take(const Extras& extras) {
  const WorkspaceSnapshot& snapshot = context_.watcher.snapshot();
  std::vector<RunRow> rows;
  for (const RunRecord& run : snapshot.runs) {
    if (deletions_.marked(run.id)) {
      continue;
    }
    RunRow row;
    row.run = run;
    const DatasetRecord* dataset = snapshot.dataset(run.dataset);
    const ModelRecord* model = snapshot.model(run.model);
    row.dataset = dataset == nullptr ? QString() : QString::fromStdString(dataset->name);
    row.model = model == nullptr ? QString() : QString::fromStdString(model->name);
    row.tags = valueOr(extras.tags, run.id);
    row.note = valueOr(extras.notes, run.id);
    const auto figures = valueOr(extras.figures, run.id);
    row.accuracy = figure(figures, "validation/accuracy");
    row.macroF1 = figure(figures, "validation/macro_f1");
    row.loss = figure(figures, "validation/loss");
    if (const RunProgress* progress = snapshot.progressOf(run.id)) {
      row.progress = *progress;
    }
    rows.push_back(std::move(row));
  }
  model_.setRows(std::move(rows));
  emit updated();
}

}  // namespace luthier
