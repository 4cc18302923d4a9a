// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/runs_card.h"

#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <unordered_set>
#include <utility>

#include "app/item_models/record_table_model.h"
#include "app/pages/compare/column_chooser.h"
#include "widgets/tables/data_table.h"
#include "widgets/tables/table_text.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

const QString columnsKey = QStringLiteral("compare/columns_shown");
const QString headerKey = QStringLiteral("compare/columns");
const QString groupingKey = QStringLiteral("compare/grouping");

int sectionOf(const std::vector<RunColumn>& columns, const RunColumn& column) {
  const auto found = std::find(columns.begin(), columns.end(), column);
  return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

}  // namespace

RunsCard::RunsCard(const StudioContext& context, RunRows& rows, QWidget* parent)
    : Card(parent), context_(context), rows_(rows) {
  build();
  connectParts();
  tellNeeds();
  retranslate();
}

void RunsCard::build() {
  showLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  showBox_ = new QComboBox;
  showLabel_->setBuddy(showBox_);
  groupLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  groupBox_ = new QComboBox;
  groupLabel_->setBuddy(groupBox_);
  for (QWidget* part : {static_cast<QWidget*>(showLabel_), static_cast<QWidget*>(showBox_),
                        static_cast<QWidget*>(groupLabel_), static_cast<QWidget*>(groupBox_)}) {
    header().addWidget(part);
  }
  more_ = new QToolButton;
  more_->setIcon(theme::icon(theme::Icon::More));
  more_->setFocusPolicy(Qt::StrongFocus);
  header().addWidget(more_);
  table_ = new DataTable;
  table_->setSelfOrdered(idRole);
  table_->setModel(&rows_.model());
  table_->setFilterShown(true);
  table_->view().setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
  table_->sortBy(rows_.model().columnOf(RunColumn::Kind::Created), Qt::DescendingOrder);
  chooser_ = new ColumnChooser(this);
  body().addWidget(table_, 1);
}

void RunsCard::connectParts() {
  table_->setColumnChooser([this](const QPoint& position) {
    chooser_->open(position, allRunColumns(rows_.metricNames()), rows_.model().columns());
  });
  connect(chooser_, &ColumnChooser::shownChanged, this, &RunsCard::showColumn);
  connect(table_, &DataTable::filterTextChanged, this, [this](const QString& text) {
    filter_ = RunFilter(text);
    filterWaits_ = tellNeeds();
    if (!filterWaits_) {
      rows_.model().setFilter(filter_);
    }
  });
  connect(&rows_, &RunRows::updated, this, [this] {
    if (std::exchange(filterWaits_, false)) {
      rows_.model().setFilter(filter_);
    }
  });
  // Widths that fitted themselves to these runs would not fit those of the next workspace.
  const auto shaped = [this] { shaped_ = shaped_ || QGuiApplication::mouseButtons() != Qt::NoButton; };
  connect(table_->view().horizontalHeader(), &QHeaderView::sectionResized, this, shaped);
  connect(table_->view().horizontalHeader(), &QHeaderView::sectionMoved, this, shaped);
  connect(table_, &DataTable::selectionChanged, this, &RunsCard::selectionChanged);
  connect(table_, &DataTable::contextMenuWanted, this, [this](int row, const QPoint& position) {
    if (row >= 0) {
      emit menuWanted(position);
    }
  });
  connect(table_, &DataTable::rowActivated, this, [this](int line) {
    if (const ComparedRun* chosen = rows_.model().run(line)) {
      emit runActivated(chosen->id);
    } else {
      rows_.model().toggle(line);
    }
  });
  connect(more_, &QToolButton::clicked, this, [this] { emit menuWanted(more_->mapToGlobal(QPoint(0, more_->height()))); });
  connect(showBox_, &QComboBox::currentIndexChanged, this, [this](int index) {
    rows_.show(static_cast<ShownRuns>(std::max(0, index)));
    tellEmptiness();
  });
  connect(groupBox_, &QComboBox::currentIndexChanged, this,
          [this](int index) { setGrouping(static_cast<RunGrouping>(std::max(0, index))); });
}

bool RunsCard::tellNeeds() {
  RunRows::Needs needs{filter_.metrics(), filter_.parameters(), rows_.model().grouping() == RunGrouping::Seeds};
  for (const RunColumn& column : rows_.model().columns()) {
    if (column.kind == RunColumn::Kind::Metric) {
      needs.metrics.insert(column.id);
    } else if (column.kind == RunColumn::Kind::Parameter) {
      needs.parameters.insert(column.id);
    }
  }
  return rows_.setNeeds(needs);
}

void RunsCard::setGrouping(RunGrouping grouping) {
  const QSignalBlocker blocker(groupBox_);
  groupBox_->setCurrentIndex(static_cast<int>(grouping));
  rows_.model().setGrouping(grouping);
  tellNeeds();
}

void RunsCard::setColumns(const std::vector<RunColumn>& columns) {
  const QHeaderView& header = *table_->view().horizontalHeader();
  const auto before = rows_.model().columns();
  const auto sorted = static_cast<std::size_t>(std::max(0, header.sortIndicatorSection()));
  const RunColumn sortedBy = sorted < before.size() ? before[sorted] : RunColumn{RunColumn::Kind::Created};
  const Qt::SortOrder order = header.sortIndicatorOrder();
  rows_.model().setColumns(columns);
  table_->sortBy(std::max(0, sectionOf(columns, sortedBy)), order);
  tellNeeds();
}

void RunsCard::showColumn(const RunColumn& column, bool shown) {
  std::vector<RunColumn> columns = rows_.model().columns();
  std::erase(columns, column);
  if (shown) {
    // Figures stand together, before what people write.
    const auto place = std::find_if(columns.begin(), columns.end(), [](const RunColumn& each) {
      return each.kind == RunColumn::Kind::Epochs || each.kind == RunColumn::Kind::Created ||
             each.kind == RunColumn::Kind::Tags || each.kind == RunColumn::Kind::Note;
    });
    columns.insert(place, column);
  }
  setColumns(columns);
}

std::vector<RowId> RunsCard::selectedRuns() const {
  std::vector<RowId> runs;
  std::unordered_set<RowId> seen;
  for (const int line : table_->selectedRows()) {
    for (const RowId run : rows_.model().runsOf(line)) {
      if (seen.insert(run).second) {
        runs.push_back(run);
      }
    }
  }
  return runs;
}

void RunsCard::selectRuns(const std::vector<RowId>& runs) {
  std::vector<int> lines;
  for (const RowId run : runs) {
    if (const int line = rows_.model().lineOf(run); line >= 0) {
      lines.push_back(line);
    }
  }
  table_->selectRows(lines);
}

void RunsCard::edit(RunColumn::Kind kind) {
  if (rows_.model().columnOf(kind) < 0) {
    showColumn({kind}, true);
  }
  const QModelIndex current = table_->view().currentIndex();
  table_->view().edit(current.siblingAtColumn(rows_.model().columnOf(kind)));
}

bool RunsCard::editing() const {
  const QWidget* focused = QApplication::focusWidget();
  const QWidget* viewport = table_->view().viewport();
  return focused != nullptr && focused != viewport && viewport->isAncestorOf(focused);
}

void RunsCard::restoreView() {
  std::vector<RunColumn> columns;
  for (const QString& key : context_.preferences.viewState(columnsKey).toStringList()) {
    if (const auto column = RunColumn::fromKey(key)) {
      columns.push_back(*column);
    }
  }
  if (!columns.empty()) {
    setColumns(columns);
    shaped_ = table_->restoreState(context_.preferences.viewState(headerKey).toByteArray());
  }
  setGrouping(
      static_cast<RunGrouping>(std::clamp(context_.preferences.viewState(groupingKey).toInt(), 0, groupBox_->count() - 1)));
}

void RunsCard::saveView() const {
  QStringList keys;
  for (const RunColumn& column : rows_.model().columns()) {
    keys << column.key();
  }
  context_.preferences.setViewState(columnsKey, keys);
  context_.preferences.setViewState(headerKey, shaped_ ? table_->saveState() : QByteArray());
  context_.preferences.setViewState(groupingKey, static_cast<int>(rows_.model().grouping()));
}

bool RunsCard::saveCsv(const QString& file) const {
  QSaveFile target(file);
  const QByteArray text = tableToCsv(rows_.model()).toUtf8();
  return target.open(QIODevice::WriteOnly) && target.write(text) == text.size() && target.commit();
}

void RunsCard::askForCsv() {
  const QString file =
      QFileDialog::getSaveFileName(this, tr("Save the table"), tr("Runs") + QStringLiteral(".csv"), tr("Table (*.csv)"));
  if (!file.isEmpty()) {
    context_.navigator.toast(saveCsv(file) ? tr("Saved to %1.").arg(file)
                                           : tr("%1 could not be written. Choose a folder you may write to.").arg(file));
  }
}

void RunsCard::addTableActions(QMenu& menu) {
  menu.addAction(theme::icon(theme::Icon::Copy), tr("Copy as table"), table_, &DataTable::copySelection);
  menu.addAction(theme::icon(theme::Icon::Save), tr("Save as CSV…"), this, &RunsCard::askForCsv);
}

void RunsCard::tellEmptiness() {
  table_->setEmptyText(rows_.shown() == ShownRuns::Trash ? tr("The trash is empty.") : tr("No run fits the filter."));
}

void RunsCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  Card::changeEvent(event);
}

void RunsCard::retranslate() {
  setTitle(tr("Runs"));
  table_->setAccessibleName(tr("Runs"));
  tellEmptiness();
  table_->setFilterHint(
      tr("Filter: words, accuracy>0.8, epochs=3, tag=best"),
      tr("Every word has to occur in name, dataset, model, tags, note or status. Conditions: accuracy>0.8, "
         "test/loss<=0.3, optimizer=adamw, dataset!=pets. Quotes keep words together."));
  more_->setToolTip(tr("More: pin, archive, copy, save"));
  more_->setAccessibleName(tr("More about the chosen runs"));
  showLabel_->setText(tr("Show"));
  showBox_->setAccessibleName(tr("Which runs"));
  groupLabel_->setText(tr("Group by"));
  groupBox_->setAccessibleName(tr("Group the runs by"));
  const QSignalBlocker showBlocker(showBox_);
  const QSignalBlocker groupBlocker(groupBox_);
  showBox_->clear();
  showBox_->addItems({tr("Runs"), tr("Runs and archive"), tr("Trash")});
  showBox_->setCurrentIndex(static_cast<int>(rows_.shown()));
  groupBox_->clear();
  groupBox_->addItems({tr("nothing"), tr("dataset"), tr("model"), tr("tag"), tr("settings (seeds together)")});
  groupBox_->setCurrentIndex(static_cast<int>(rows_.model().grouping()));
  rows_.model().retranslate();
}

}  // namespace luthier
