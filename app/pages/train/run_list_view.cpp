// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/run_list_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/pages/train/queue_bar.h"
#include "core/config/task_description.h"
#include "widgets/states/card.h"
#include "widgets/tables/data_table.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr int gatherMilliseconds = 500;  // what changes meanwhile is read at once

/// Of its task, as the store names it; "" where there is no such task.
std::string scoreOf(const RunRecord& run) {
  const auto* task = findTaskDescription(run.task);
  return task == nullptr ? std::string() : task->scores.front().metric;
}
}  // namespace

RunListView::RunListView(const StudioContext& context, RunActions& actions, QWidget* parent)
    : QWidget(parent),
      context_(context),
      actions_(actions),
      table_(new DataTable),
      queue_(new QueueBar(actions)),
      remove_(new QPushButton),
      work_(new QPushButton) {
  table_->setModel(&model_);
  table_->sortBy(RunTableModel::Created, Qt::DescendingOrder);
  auto* card = new Card;
  card->body().addWidget(table_, 1);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(theme::spaceSmall);
  remove_->setIcon(theme::icon(theme::Icon::Remove));
  work_->setIcon(theme::icon(theme::Icon::Play));
  buttons->addWidget(queue_);
  for (auto* button : {remove_, work_}) {
    buttons->addWidget(button);
  }
  buttons->addStretch(1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceMedium);
  column->addWidget(card, 1);
  column->addLayout(buttons);
  timer_.setSingleShot(true);
  timer_.setInterval(gatherMilliseconds);
  connect(&timer_, &QTimer::timeout, this, &RunListView::read);
  connect(table_, &DataTable::rowActivated, this, [this](int row) { emit runChosen(model_.row(row)->run.id); });
  connect(table_, &DataTable::currentRowChanged, this, &RunListView::updateButtons);
  connect(remove_, &QPushButton::clicked, this, [this] { actions_.removeQueued(currentRow()->run.id); });
  connect(work_, &QPushButton::clicked, &actions_, &RunActions::work);
  connect(&context_.watcher, &RunWatcher::runsChanged, this, &RunListView::refresh);
  connect(&context_.watcher, &RunWatcher::progressChanged, this, &RunListView::refresh);
  retranslate();
  updateButtons();
}

void RunListView::refresh() {
  if (isVisible() && !timer_.isActive()) {
    timer_.start();
  }
}

void RunListView::read() {
  std::map<std::string, std::vector<RowId>> runsByScore;
  for (const RunRecord& run : context_.watcher.snapshot().runs) {
    runsByScore["validation/" + scoreOf(run)].push_back(run.id);
  }
  context_.store.query(
      this,
      [runsByScore = std::move(runsByScore)](Database& database) {
        run_columns::Figures figures;
        for (const auto& [score, runs] : runsByScore) {
          figures.merge(run_columns::lastValues(database, score, runs));
        }
        return figures;
      },
      [this](const run_columns::Figures& figures) { take(figures); });
}

void RunListView::take(const run_columns::Figures& figures) {
  const auto& snapshot = context_.watcher.snapshot();
  std::vector<RunRow> rows;
  for (const auto& run : snapshot.runs) {
    RunRow row;
    row.run = run;
    const auto* dataset = snapshot.dataset(run.dataset);
    const auto* model = snapshot.model(run.model);
    row.dataset = dataset != nullptr ? QString::fromStdString(dataset->name) : QString();
    row.model = model != nullptr ? QString::fromStdString(model->name) : QString();
    row.metric = scoreOf(run);
    if (const auto result = figures.find(run.id); result != figures.end()) {
      row.result = result->second;
    }
    if (const auto* progress = snapshot.progressOf(run.id)) {
      row.progress = *progress;
    }
    rows.push_back(std::move(row));
  }
  model_.setRows(std::move(rows));
  updateButtons();
}

const RunRow* RunListView::currentRow() const { return model_.row(table_->currentRow()); }

void RunListView::updateButtons() {
  const auto* row = currentRow();
  queue_->showRun(row != nullptr ? &row->run : nullptr);
  remove_->setEnabled(row != nullptr && row->run.status == RunStatus::Queued);
  const auto& runs = context_.watcher.snapshot().runs;
  const auto anyQueued =
      std::any_of(runs.begin(), runs.end(), [](const auto& run) { return run.status == RunStatus::Queued; });
  // Without a queue there is nothing to order.
  for (QWidget* part : std::initializer_list<QWidget*>{queue_, remove_, work_}) {
    part->setVisible(anyQueued);
  }
}

void RunListView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    model_.retranslate();
    retranslate();
  }
  QWidget::changeEvent(event);
}

void RunListView::retranslate() {
  table_->setAccessibleName(tr("Runs"));
  table_->setEmptyText(tr("No run yet."));
  remove_->setText(tr("Take out of the queue"));
  work_->setText(tr("Train what waits"));
}

}  // namespace luthier
