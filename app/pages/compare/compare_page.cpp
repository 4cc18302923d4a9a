// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/compare_page.h"

#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/pages/compare/comparison_card.h"
#include "app/pages/compare/run_removal.h"
#include "app/pages/compare/runs_card.h"
#include "widgets/states/empty_state.h"
#include "widgets/states/error_banner.h"
#include "widgets/tables/data_table.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

const QString tabKey = QStringLiteral("compare/tab");
constexpr std::size_t firstSelection = 4;  // newest runs that are selected at first

bool busy(const ComparedRun& run) { return run.status == RunStatus::Running || run.status == RunStatus::Paused; }

}  // namespace

ComparePage::ComparePage(const StudioContext& context) : Page(context), rows_(context, this) {
  build();
  connectParts();
  addUndoShortcuts(undo_);
  addShortcut(QKeySequence::Find, [this] { runs_->table().focusFilter(); });
  retranslate();
  updateButtons();
  rows_.read();
}

ComparePage::~ComparePage() = default;

void ComparePage::build() {
  delete_ = addHeaderButton(false);
  theme::makeDangerous(*delete_);
  evaluate_ = addHeaderButton(false);
  again_ = addHeaderButton(true);
  empty_ = new EmptyState;
  empty_->setIllustration(theme::Icon::Compare);
  banner_ = new ErrorBanner;
  banner_->hide();
  runs_ = new RunsCard(context(), rows_);
  comparison_ = new ComparisonCard(context());
  auto* both = new QSplitter(Qt::Vertical);
  both->addWidget(runs_);
  both->addWidget(comparison_);
  both->setSizes({320, 400});
  both->setChildrenCollapsible(false);
  both->setHandleWidth(theme::spaceMedium);
  stack_ = new QStackedWidget;
  stack_->addWidget(empty_);
  stack_->addWidget(both);
  content()->addWidget(banner_);
  content()->addWidget(stack_, 1);
}

void ComparePage::connectParts() {
  connect(empty_, &EmptyState::buttonClicked, this, [this] { context().navigator.open(PageId::Train); });
  connect(&rows_, &RunRows::updated, this, &ComparePage::takeRows);
  connect(runs_, &RunsCard::selectionChanged, this, &ComparePage::showSelection);
  connect(runs_, &RunsCard::menuWanted, this, &ComparePage::showMenu);
  connect(runs_, &RunsCard::runActivated, this, [this](RowId run) { context().navigator.showRun(run); });
  connect(comparison_, &ComparisonCard::selectionWanted, runs_, &RunsCard::selectRuns);
  connect(&rows_.model(), &ComparedRunsModel::tagsEdited, this, &ComparePage::editTags);
  connect(&rows_.model(), &ComparedRunsModel::noteEdited, this,
          [this](qlonglong run, const QString& text) { editText(run, false, text); });
  connect(&rows_.model(), &ComparedRunsModel::nameEdited, this,
          [this](qlonglong run, const QString& text) { editText(run, true, text); });
  connect(&undo_, &QUndoStack::indexChanged, &rows_, &RunRows::read);
  connect(delete_, &QPushButton::clicked, this, [this] { inTrash() ? askToEmptyTrash() : deleteSelected(); });
  connect(evaluate_, &QPushButton::clicked, this, [this] { goTo(PageId::Evaluate, false); });
  connect(again_, &QPushButton::clicked, this, [this] { inTrash() ? restoreSelected() : goTo(PageId::Train, true); });
  connect(banner_, &ErrorBanner::actionClicked, this, &ComparePage::emptyNow);
  // Of the table alone: in the field of the filter the key deletes a letter.
  auto* remove =
      new QShortcut(QKeySequence::Delete, &runs_->table().view(), nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
  connect(remove, &QShortcut::activated, this, &ComparePage::deleteSelected);
}

void ComparePage::takeRows() {
  stack_->setCurrentIndex(context().watcher.snapshot().runs.empty() && rows_.trashed().empty() ? 0 : 1);
  const ComparedRunsModel& model = rows_.model();
  if (!selectedOnce_ && !model.runs().empty()) {
    selectedOnce_ = true;
    runs_->restoreView();
    comparison_->setTab(context().preferences.viewState(tabKey).toInt());
    std::vector<RowId> newest;
    for (auto run = model.runs().rbegin(); run != model.runs().rend() && newest.size() < firstSelection; ++run) {
      newest.push_back(run->id);
    }
    runs_->selectRuns(newest);
  }
  if (wanted_ != 0 && model.lineOf(wanted_) >= 0) {
    runs_->selectRuns({std::exchange(wanted_, 0)});
  }
  showSelection();
  comparison_->refresh();
}

void ComparePage::activate() { rows_.readAll(); }

void ComparePage::deactivate() {
  runs_->saveView();
  context().preferences.setViewState(tabKey, comparison_->tab());
}

void ComparePage::open(const Destination& destination) {
  wanted_ = destination.run;
  rows_.refresh();
}

void ComparePage::refresh() {
  context().watcher.refresh();
  rows_.readAll();
}

void ComparePage::showSelection() {
  std::vector<ComparedRun> chosen;
  for (const RowId id : runs_->selectedRuns()) {
    if (const ComparedRun* run = rows_.model().find(id)) {
      chosen.push_back(*run);
    }
  }
  comparison_->setRuns(std::move(chosen), rows_.model().baseline());
  updateButtons();
}

bool ComparePage::anyBusy() const {
  const auto chosen = runs_->selectedRuns();
  return std::any_of(chosen.begin(), chosen.end(), [this](RowId id) {
    const ComparedRun* run = rows_.model().find(id);
    return run == nullptr || busy(*run);
  });
}

void ComparePage::updateButtons() {
  const std::size_t chosen = runs_->selectedRuns().size();
  const bool trash = inTrash();
  evaluate_->setVisible(!trash);
  evaluate_->setEnabled(chosen == 1);
  again_->setText(trash ? tr("Restore") : tr("Train again with changes"));
  again_->setEnabled(trash ? chosen > 0 : chosen == 1);
  delete_->setText(trash ? tr("Empty the trash") : tr("Delete"));
  delete_->setEnabled(trash ? !rows_.trashed().empty() : chosen > 0 && !anyBusy());
  delete_->setToolTip(!trash && anyBusy() ? tr("A run that trains cannot be deleted; stop it first.") : QString());
  if (!trash) {
    banner_->hide();
  }
}

void ComparePage::editTags(RowId run, const QStringList& tags) {
  const ComparedRun* row = rows_.model().find(run);
  if (row != nullptr && row->tags != tags) {
    undo_.push(new SetTagsCommand(context(), &rows_, run, row->tags, tags));
  }
}

void ComparePage::editText(RowId run, bool name, const QString& text) {
  if (const ComparedRun* row = rows_.model().find(run)) {
    undo_.push(new SetTextCommand(context(), &rows_, run, name ? RunText::Name : RunText::Note, name ? row->name : row->note,
                                  text));
  }
}

void ComparePage::move(RunPlace place, bool in, const QString& toast) {
  const std::vector<RowId> runs = runs_->selectedRuns();
  if (!runs.empty()) {
    undo_.push(new MoveRunsCommand(context(), &rows_, runs, place, in));
    context().navigator.toast(toast);
  }
}

void ComparePage::deleteSelected() {
  if (inTrash() || !delete_->isEnabled()) {
    return;
  }
  const std::size_t count = runs_->selectedRuns().size();
  move(RunPlace::Trash, true,
       count == 1 ? tr("The run is in the trash. Ctrl+Z takes it back.")
                  : tr("%1 runs are in the trash. Ctrl+Z takes them back.").arg(count));
}

void ComparePage::restoreSelected() { move(RunPlace::Trash, false, tr("Taken out of the trash.")); }

void ComparePage::askToEmptyTrash() {
  const std::size_t count = rows_.trashed().size();
  banner_->showProblem(ErrorBanner::Severity::Warning,
                       count == 1 ? tr("Delete the run with its checkpoints for good?")
                                  : tr("Delete %1 runs with their checkpoints for good?").arg(count),
                       tr("This cannot be undone."));
  banner_->setAction(tr("Delete for good"));
}

void ComparePage::emptyNow() {
  banner_->hide();
  undo_.clear();  // what it would take back is gone
  std::vector<RowId> runs;
  for (const RunRecord& run : rows_.trashed()) {
    runs.push_back(run.id);
  }
  deleteTrashed(context(), this, runs, [this, count = runs.size()] {
    rows_.readAll();
    context().navigator.toast(count == 1 ? tr("The run is deleted.") : tr("%1 runs are deleted.").arg(count));
  });
}

void ComparePage::pin() {
  const std::vector<RowId> runs = runs_->selectedRuns();
  if (runs.size() == 1) {
    const RowId before = rows_.model().baseline();
    undo_.push(new PinBaselineCommand(context(), &rows_, before, before == runs.front() ? 0 : runs.front()));
  }
}

void ComparePage::goTo(PageId page, bool again) {
  const std::vector<RowId> runs = runs_->selectedRuns();
  if (runs.size() == 1) {
    Destination destination;
    destination.page = page;
    destination.run = runs.front();
    destination.again = again;
    context().navigator.open(destination);
  }
}

void ComparePage::addRunActions(QMenu& menu) {
  const auto add = [&](theme::Icon icon, const QString& text, bool enabled, auto action) {
    QAction* entry = menu.addAction(theme::icon(icon), text);
    entry->setEnabled(enabled);
    connect(entry, &QAction::triggered, this, action);
  };
  const std::vector<RowId> chosen = runs_->selectedRuns();
  const ComparedRun* one = chosen.size() == 1 ? rows_.model().find(chosen.front()) : nullptr;
  if (inTrash()) {
    add(theme::Icon::Undo, tr("Restore"), !chosen.empty(), [this] { restoreSelected(); });
    return;
  }
  const bool pinned = one != nullptr && one->id == rows_.model().baseline();
  const bool archived = std::all_of(chosen.begin(), chosen.end(), [this](RowId id) {
    const ComparedRun* run = rows_.model().find(id);
    return run != nullptr && run->archived;
  });
  add(theme::Icon::Evaluate, tr("Evaluate"), one != nullptr, [this] { goTo(PageId::Evaluate, false); });
  add(theme::Icon::Repeat, tr("Train again with changes"), one != nullptr, [this] { goTo(PageId::Train, true); });
  add(theme::Icon::Pin, pinned ? tr("No longer the baseline") : tr("Pin as baseline"), one != nullptr, [this] { pin(); });
  menu.addSeparator();
  add(theme::Icon::Rename, tr("Rename"), one != nullptr, [this] { runs_->edit(RunColumn::Kind::Name); });
  add(theme::Icon::Tag, tr("Edit tags"), one != nullptr, [this] { runs_->edit(RunColumn::Kind::Tags); });
  add(theme::Icon::Note, tr("Edit note"), one != nullptr, [this] { runs_->edit(RunColumn::Kind::Note); });
  menu.addSeparator();
  if (archived && !chosen.empty()) {
    add(theme::Icon::Undo, tr("Take out of the archive"), true,
        [this] { move(RunPlace::Archive, false, tr("Taken out of the archive.")); });
  } else {
    add(theme::Icon::Save, tr("Archive"), !chosen.empty(),
        [this] { move(RunPlace::Archive, true, tr("Archived. Ctrl+Z takes it back.")); });
  }
  add(theme::Icon::Delete, tr("Delete"), delete_->isEnabled(), [this] { deleteSelected(); });
}

void ComparePage::showMenu(const QPoint& position) {
  QMenu menu(this);
  addRunActions(menu);
  menu.addSeparator();
  runs_->addTableActions(menu);
  menu.exec(position);
}

void ComparePage::retranslate() {
  setTitle(tr("Compare"));
  setSubtitle(tr("All runs of the workspace. Select some to hold them against each other."));
  evaluate_->setText(tr("Evaluate"));
  empty_->setTitle(tr("No runs yet"));
  empty_->setText(
      tr("Every run is kept here with its settings, curves, tags and notes, so that you find it again tomorrow."));
  empty_->setButton(tr("Go to Train"));
  updateButtons();
}

}  // namespace luthier
