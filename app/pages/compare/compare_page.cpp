// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/compare_page.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/pages/compare/curves_panel.h"
#include "app/pages/compare/run_commands.h"
#include "app/pages/compare/run_removal.h"
#include "widgets/states/card.h"
#include "widgets/states/empty_state.h"
#include "widgets/tables/data_table.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

const QString columnsKey = QStringLiteral("compare/columns");
constexpr std::size_t firstSelection = 4;  // newest runs that are selected at first

bool busy(const RunRow& row) { return row.run.status == RunStatus::Running || row.run.status == RunStatus::Paused; }

}  // namespace

ComparePage::ComparePage(const StudioContext& context)
    : Page(context), deletions_([context](RowId run) { removeRun(context, run); }, this), rows_(context, deletions_, this) {
  build();
  connectParts();
  addUndoShortcuts(undo_);
  addShortcut(QKeySequence::Find, [this] { table_->focusFilter(); });
  retranslate();
  updateButtons();
}

ComparePage::~ComparePage() = default;

void ComparePage::build() {
  delete_ = addHeaderButton(false);
  theme::makeDangerous(*delete_);
  evaluate_ = addHeaderButton(false);
  again_ = addHeaderButton(true);
  empty_ = new EmptyState;
  empty_->setIllustration(theme::Icon::Compare);
  table_ = new DataTable;
  table_->setModel(&rows_.model());
  table_->setFilterShown(true);
  table_->view().setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
  table_->sortBy(RunTableModel::Created, Qt::DescendingOrder);
  runsCard_ = new Card;
  runsCard_->body().addWidget(table_, 1);
  curves_ = new CurvesPanel(context());
  differencesHint_ = theme::makeLabel({}, theme::TextRole::Caption);
  differencesHint_->setWordWrap(true);
  differencesHint_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  differenceTable_ = new DataTable;
  differenceTable_->setModel(&differences_);
  differencesCard_ = new Card;
  differencesCard_->body().addWidget(differencesHint_);
  differencesCard_->body().addWidget(differenceTable_, 1);

  auto* lower = new QSplitter(Qt::Horizontal);
  lower->addWidget(curves_);
  lower->addWidget(differencesCard_);
  lower->setSizes({640, 420});
  auto* both = new QSplitter(Qt::Vertical);
  both->addWidget(runsCard_);
  both->addWidget(lower);
  both->setSizes({320, 400});
  for (QSplitter* splitter : {lower, both}) {
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(theme::spaceMedium);
  }
  stack_ = new QStackedWidget;
  stack_->addWidget(empty_);
  stack_->addWidget(both);
  content()->addWidget(stack_, 1);
}

void ComparePage::connectParts() {
  connect(empty_, &EmptyState::buttonClicked, this, [this] { context().navigator.open(PageId::Train); });
  connect(&rows_, &RunRows::updated, this, [this] {
    stack_->setCurrentIndex(rows_.model().rowCount() == 0 ? 0 : 1);
    if (!selectedOnce_ && rows_.model().rowCount() > 0) {
      selectedOnce_ = true;
      table_->restoreState(context().preferences.viewState(columnsKey).toByteArray());
      std::vector<int> newest;
      for (int row = rows_.model().rowCount() - 1; row >= 0 && newest.size() < firstSelection; --row) {
        newest.push_back(row);
      }
      table_->selectRows(newest);
    }
    if (wanted_ != 0 && rows_.model().rowOf(wanted_) >= 0) {
      table_->selectRows({rows_.model().rowOf(std::exchange(wanted_, 0))});
    }
    showSelection();
    curves_->refresh();
  });
  connect(table_, &DataTable::selectionChanged, this, &ComparePage::showSelection);
  connect(table_, &DataTable::contextMenuWanted, this, &ComparePage::showMenu);
  connect(table_, &DataTable::rowActivated, this, [this](int row) {
    if (const RunRow* chosen = rows_.model().row(row)) {
      context().navigator.showRun(chosen->run.id);
    }
  });
  connect(&rows_.model(), &RunTableModel::tagsEdited, this, &ComparePage::editTags);
  connect(&rows_.model(), &RunTableModel::noteEdited, this,
          [this](qlonglong run, const QString& text) { editText(run, false, text); });
  connect(&rows_.model(), &RunTableModel::nameEdited, this,
          [this](qlonglong run, const QString& text) { editText(run, true, text); });
  connect(&undo_, &QUndoStack::indexChanged, &rows_, &RunRows::read);
  connect(delete_, &QPushButton::clicked, this, &ComparePage::deleteSelected);
  connect(evaluate_, &QPushButton::clicked, this, &ComparePage::evaluate);
  connect(again_, &QPushButton::clicked, this, &ComparePage::trainAgain);
  // Of the table alone: in the field of the filter the key deletes a letter.
  auto* remove = new QShortcut(QKeySequence::Delete, &table_->view(), nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
  connect(remove, &QShortcut::activated, this, &ComparePage::deleteSelected);
}

void ComparePage::activate() { rows_.refresh(); }

void ComparePage::deactivate() { context().preferences.setViewState(columnsKey, table_->saveState()); }

void ComparePage::open(const Destination& destination) {
  wanted_ = destination.run;
  rows_.refresh();
}

void ComparePage::refresh() {
  context().watcher.refresh();
  rows_.refresh();
}

std::vector<RowId> ComparePage::selectedRuns() const {
  std::vector<RowId> runs;
  for (const int row : table_->selectedRows()) {
    if (const RunRow* selected = rows_.model().row(row)) {
      runs.push_back(selected->run.id);
    }
  }
  return runs;
}

RunSettings ComparePage::settings(const RunRow& row) const {
  return {row.run.id, QString::fromStdString(row.run.name), row.dataset, row.model, settingsOf(row.run)};
}

void ComparePage::showSelection() {
  std::vector<RunSettings> shown;
  for (const int row : table_->selectedRows()) {
    if (const RunRow* selected = rows_.model().row(row)) {
      shown.push_back(settings(*selected));
    }
  }
  const bool several = shown.size() > 1;
  curves_->setRuns(selectedRuns());
  differences_.setRuns(std::move(shown));
  const bool equal = several && differences_.rowCount({}) == 0;
  differencesHint_->setText(!several ? tr("Select two or more runs.")
                            : equal  ? tr("These runs have the same settings.")
                                     : tr("Only what differs; the rest is the same."));
  differenceTable_->setVisible(several && !equal);
  updateButtons();
}

void ComparePage::updateButtons() {
  const auto rows = table_->selectedRows();
  const bool anyBusy = std::any_of(rows.begin(), rows.end(), [this](int row) {
    const RunRow* selected = rows_.model().row(row);
    return selected == nullptr || busy(*selected);
  });
  again_->setEnabled(rows.size() == 1);
  evaluate_->setEnabled(rows.size() == 1);
  delete_->setEnabled(!rows.empty() && !anyBusy);
  delete_->setToolTip(anyBusy ? tr("A run that trains cannot be deleted; stop it first.") : QString());
}

void ComparePage::editTags(RowId run, const QStringList& tags) {
  const RunRow* row = rows_.model().row(rows_.model().rowOf(run));
  if (row != nullptr && row->tags != tags) {
    undo_.push(new SetTagsCommand(context(), &rows_, run, row->tags, tags));
  }
}

void ComparePage::editText(RowId run, bool name, const QString& text) {
  const RunRow* row = rows_.model().row(rows_.model().rowOf(run));
  if (row == nullptr) {
    return;
  }
  const QString before = name ? QString::fromStdString(row->run.name) : row->note;
  undo_.push(new SetTextCommand(context(), &rows_, run, name ? RunText::Name : RunText::Note, before, text));
}

void ComparePage::deleteSelected() {
  const std::vector<RowId> runs = selectedRuns();
  if (runs.empty() || !delete_->isEnabled()) {
    return;
  }
  undo_.push(new DeleteCommand(deletions_, runs, tr("deletion")));
  context().navigator.toast(runs.size() == 1
                                ? tr("Run deleted. Ctrl+Z takes it back until the window closes.")
                                : tr("%1 runs deleted. Ctrl+Z takes them back until the window closes.").arg(runs.size()));
}

void ComparePage::editCell(int column) {
  const QModelIndex current = table_->view().currentIndex();
  table_->view().edit(current.siblingAtColumn(column));
}

void ComparePage::showMenu(int row, const QPoint& position) {
  if (row < 0) {
    return;
  }
  QMenu menu(this);
  const auto add = [&](theme::Icon icon, const QString& text, bool enabled, auto action) {
    QAction* entry = menu.addAction(theme::icon(icon), text);
    entry->setEnabled(enabled);
    connect(entry, &QAction::triggered, this, action);
  };
  const bool one = selectedRuns().size() == 1;
  add(theme::Icon::Evaluate, tr("Evaluate"), one, [this] { evaluate(); });
  add(theme::Icon::Repeat, tr("Train again with changes"), one, [this] { trainAgain(); });
  menu.addSeparator();
  add(theme::Icon::Rename, tr("Rename"), one, [this] { editCell(RunTableModel::Name); });
  add(theme::Icon::Tag, tr("Edit tags"), one, [this] { editCell(RunTableModel::Tags); });
  add(theme::Icon::Note, tr("Edit note"), one, [this] { editCell(RunTableModel::Note); });
  menu.addSeparator();
  add(theme::Icon::Copy, tr("Copy as table"), true, [this] { table_->copySelection(); });
  add(theme::Icon::Delete, tr("Delete"), delete_->isEnabled(), [this] { deleteSelected(); });
  menu.exec(position);
}

void ComparePage::trainAgain() {
  const auto runs = selectedRuns();
  if (runs.size() == 1) {
    Destination destination;
    destination.page = PageId::Train;
    destination.run = runs.front();
    destination.again = true;
    context().navigator.open(destination);
  }
}

void ComparePage::evaluate() {
  const auto runs = selectedRuns();
  if (runs.size() == 1) {
    Destination destination;
    destination.page = PageId::Evaluate;
    destination.run = runs.front();
    context().navigator.open(destination);
  }
}

void ComparePage::retranslate() {
  setTitle(tr("Compare"));
  setSubtitle(tr("All runs of the workspace. Select some to lay their curves over each other."));
  delete_->setText(tr("Delete"));
  evaluate_->setText(tr("Evaluate"));
  again_->setText(tr("Train again with changes"));
  runsCard_->setTitle(tr("Runs"));
  table_->setAccessibleName(tr("Runs"));
  table_->setEmptyText(tr("No run fits the filter."));
  differencesCard_->setTitle(tr("Differences"));
  differenceTable_->setAccessibleName(tr("Settings that differ"));
  empty_->setTitle(tr("No runs yet"));
  empty_->setText(
      tr("Every run is kept here with its settings, curves, tags and notes, so that you find it again tomorrow."));
  empty_->setButton(tr("Go to Train"));
  rows_.model().retranslate();
  differences_.retranslate();
  showSelection();
}

}  // namespace luthier
