// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/run_rows.h"

#include <charconv>
#include <utility>

#include "core/config/training_parameters.h"
#include "core/store/read_transaction.h"
#include "core/store/runs_table.h"
#include "core/store/workspace_settings_table.h"

namespace luthier {
namespace {

constexpr int refreshMilliseconds = 500;

template <class Map, class Key>
auto valueOr(const Map& map, const Key& key) -> typename Map::mapped_type {
  const auto found = map.find(key);
  return found == map.end() ? typename Map::mapped_type() : found->second;
}

/// What a run has that does not say it.
std::string standardOf(const std::string& id) {
  for (const Parameter& parameter : trainingParameters()) {
    if (parameter.id == id) {
      return toText(parameter.standard);
    }
  }
  return {};
}

RowId readBaseline(Database& database) {
  const std::string text = workspace_settings::find(database, "baseline").value_or("");
  RowId run = 0;
  std::from_chars(text.data(), text.data() + text.size(), run);
  return run;
}

}  // namespace

RunRows::RunRows(const StudioContext& context, QObject* parent) : QObject(parent), context_(context) {
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, this, &RunRows::readNow);
  connect(&context_.watcher, &RunWatcher::runsChanged, this, [this] {
    runsChanged_ = true;
    read();
  });
  connect(&context_.watcher, &RunWatcher::progressChanged, this, &RunRows::refresh);
}

void RunRows::show(ShownRuns shown) {
  if (shown != shown_) {
    shown_ = shown;
    rebuild();
    emit updated();
    read();
  }
}

bool RunRows::setNeeds(const Needs& needs) {
  if (needs == needs_) {
    return false;
  }
  needs_ = needs;
  read();
  return true;
}

void RunRows::refresh() {
  if (!timer_.isActive()) {
    timer_.start(refreshMilliseconds);
  }
}

void RunRows::read() { timer_.start(0); }

void RunRows::readAll() {
  known_.clear();
  last_.figures.clear();
  runsChanged_ = true;
  namesRead_ = false;
  read();
}

RunRows::State RunRows::stateOf(const RunRecord& run) const {
  const RunProgress* progress = context_.watcher.snapshot().progressOf(run.id);
  return {run.status, run.endedAt, progress == nullptr ? 0 : progress->epoch, progress == nullptr ? 0 : progress->step};
}

RunRows::Wish RunRows::wish() {
  Wish wish;
  std::vector<RowId> all;
  std::vector<RowId> changed;
  for (const auto* runs : {&context_.watcher.snapshot().runs, &std::as_const(last_).trashed}) {
    for (const RunRecord& run : *runs) {
      all.push_back(run.id);
      const State state = stateOf(run);
      const auto [known, fresh] = known_.try_emplace(run.id, state);
      if (fresh || std::exchange(known->second, state) != state) {
        changed.push_back(run.id);
      }
    }
  }
  for (const std::string& name : needs_.metrics) {
    wish.metrics[name] = last_.figures.contains(name) ? changed : all;
  }
  for (const std::string& id : needs_.parameters) {
    if (runsChanged_ || !last_.parameters.contains(id)) {
      wish.parameters.insert(id);
    }
  }
  wish.settings = needs_.settings && (runsChanged_ || last_.settings.empty());
  runsChanged_ = false;
  return wish;
}

RunRows::Reading RunRows::readStore(Database& database, const Wish& wish) {
  const ReadTransaction oneState(database);
  Reading reading;
  for (const runs::RunTag& tag : runs::allTags(database)) {
    reading.tags[tag.run].append(QString::fromStdString(tag.tag));
  }
  reading.notes = run_columns::notes(database);
  for (const auto& [name, runs] : wish.metrics) {
    reading.figures[name] = run_columns::lastValues(database, name, runs);
  }
  for (const std::string& id : wish.parameters) {
    reading.parameters[id] = run_columns::parameter(database, id);
  }
  if (wish.settings) {
    reading.settings = run_columns::settingsButSeed(database);
  }
  reading.trashed = run_columns::trashed(database);
  reading.baseline = readBaseline(database);
  return reading;
}

void RunRows::readNow() {
  if (!context_.watcher.ready()) {
    return;  // runsChanged() follows
  }
  context_.store.query(
      this, [wish = wish()](Database& database) { return readStore(database, wish); },
      [this](Reading reading) { take(std::move(reading)); });
}

void RunRows::take(Reading reading) {
  last_.tags = std::move(reading.tags);
  last_.notes = std::move(reading.notes);
  last_.trashed = std::move(reading.trashed);
  last_.baseline = reading.baseline;
  for (auto& [name, figures] : reading.figures) {
    run_columns::Figures& known = last_.figures[name];
    for (const auto& [run, value] : figures) {
      known[run] = value;
    }
  }
  for (auto& [id, texts] : reading.parameters) {
    last_.parameters[id] = std::move(texts);
  }
  if (!reading.settings.empty()) {
    last_.settings = std::move(reading.settings);
  }
  rebuild();
  emit updated();
  readMetricNames();
}

void RunRows::readMetricNames() {
  if (!std::exchange(namesRead_, true)) {
    context_.store.query(
        this, [](Database& database) { return run_columns::metricNames(database); },
        [this](std::vector<std::string> names) { metricNames_ = std::move(names); });
  }
}

ComparedRun RunRows::compared(const RunRecord& run) const {
  const WorkspaceSnapshot& snapshot = context_.watcher.snapshot();
  const DatasetRecord* dataset = snapshot.dataset(run.dataset);
  const ModelRecord* model = snapshot.model(run.model);
  ComparedRun row;
  row.id = run.id;
  row.name = QString::fromStdString(run.name);
  row.status = run.status;
  row.dataset = dataset == nullptr ? QString() : QString::fromStdString(dataset->name);
  row.model = model == nullptr ? QString() : QString::fromStdString(model->name);
  row.createdAt = run.createdAt;
  row.archived = run.archivedAt != 0;
  row.tags = valueOr(last_.tags, run.id);
  row.note = QString::fromStdString(valueOr(last_.notes, run.id));
  row.settings = valueOr(last_.settings, run.id);
  for (const std::string& name : needs_.metrics) {
    if (const auto column = last_.figures.find(name); column != last_.figures.end() && column->second.contains(run.id)) {
      row.figures[name] = column->second.at(run.id);
    }
  }
  for (const std::string& id : needs_.parameters) {
    const auto column = last_.parameters.find(id);
    const std::string value = column == last_.parameters.end() ? std::string() : valueOr(column->second, run.id);
    row.parameters[id] = QString::fromStdString(value.empty() ? standardOf(id) : value);
  }
  if (const RunProgress* progress = snapshot.progressOf(run.id)) {
    row.progress = *progress;
  }
  return row;
}

void RunRows::rebuild() {
  std::vector<ComparedRun> rows;
  for (const RunRecord& run : shown_ == ShownRuns::Trash ? last_.trashed : context_.watcher.snapshot().runs) {
    if (shown_ != ShownRuns::Current || run.archivedAt == 0) {
      rows.push_back(compared(run));
    }
  }
  model_.setRuns(std::move(rows));
  model_.setBaseline(last_.baseline);
}

}  // namespace luthier
