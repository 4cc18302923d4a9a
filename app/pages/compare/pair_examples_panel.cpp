// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/pair_examples_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/item_models/display_text.h"
#include "app/pages/examples/example_source.h"
#include "app/pages/text/text_rows.h"
#include "core/config/task_description.h"
#include "widgets/image/image_grid.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/text_cell_delegate.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr std::size_t mostTexts = 2000;

}  // namespace

PairExamplesPanel::PairExamplesPanel(const StudioContext& context, RunPair& pair, QWidget* parent)
    : QWidget(parent),
      context_(context),
      pair_(pair),
      which_(new QComboBox),
      note_(theme::makeLabel({}, theme::TextRole::Caption)),
      stack_(new QStackedWidget),
      grid_(new ImageGrid),
      table_(new DataTable) {
  source_ = new ExampleSource(context, *grid_, this);
  table_->setModel(&texts_);
  table_->view().setItemDelegateForColumn(TextPredictionModel::Text, new TextCellDelegate(table_));
  table_->view().verticalHeader()->setDefaultSectionSize(TextCellDelegate::rowHeight());
  table_->view().horizontalHeader()->setStretchLastSection(false);
  table_->view().horizontalHeader()->setSectionResizeMode(TextPredictionModel::Text, QHeaderView::Stretch);
  table_->sortBy(-1, Qt::AscendingOrder);  // surest mistakes first, as they come
  stack_->addWidget(grid_);
  stack_->addWidget(table_);
  auto* row = new QHBoxLayout;
  row->setSpacing(theme::spaceSmall);
  row->addWidget(which_);
  row->addWidget(note_, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceSmall);
  column->addLayout(row);
  column->addWidget(stack_, 1);
  which_->addItems({{}, {}, {}});
  connect(which_, &QComboBox::currentIndexChanged, this, &PairExamplesPanel::fill);
  connect(&pair_, &RunPair::changed, this, &PairExamplesPanel::fill);
  connect(grid_, &ImageGrid::rowActivated, this, &PairExamplesPanel::openImage);
  connect(table_, &DataTable::rowActivated, this, &PairExamplesPanel::openText);
  retranslate();
}

const PairedAnswers::Places& PairExamplesPanel::places(Which which) const {
  const PairedAnswers& answers = pair_.answers();
  return which == FirstOnly ? answers.onlyFirstRight : which == SecondOnly ? answers.onlySecondRight : answers.bothWrong;
}

RowId PairExamplesPanel::mistaken(Which which) const { return which == SecondOnly ? pair_.first() : pair_.second(); }

const DatasetRecord* PairExamplesPanel::dataset() const {
  const RunRecord* run = context_.watcher.snapshot().run(mistaken(static_cast<Which>(which_->currentIndex())));
  return run == nullptr ? nullptr : context_.watcher.snapshot().dataset(run->dataset);
}

std::vector<ExampleCell> PairExamplesPanel::cells(Which which) const {
  const bool first = mistaken(which) == pair_.first();
  const auto& answers = first ? pair_.firstAnswers() : pair_.secondAnswers();
  std::vector<ExampleCell> cells;
  for (const auto& [inFirst, inSecond] : places(which)) {
    const std::size_t place = first ? inFirst : inSecond;
    const EpochPredictions& predictions = *answers.predictions;
    cells.push_back({predictions.examples[place], predictions.truths[place], predictions.answers[place],
                     predictions.confidences[place]});
  }
  std::stable_sort(cells.begin(), cells.end(),
                   [](const ExampleCell& one, const ExampleCell& other) { return one.confidence > other.confidence; });
  return cells;
}

void PairExamplesPanel::fill() {
  retranslate();
  ++generation_;
  shown_ = pair_.answers().total() == 0 ? std::vector<ExampleCell>()
                                        : cells(static_cast<Which>(std::max(0, which_->currentIndex())));
  const DatasetRecord* shown = dataset();
  const TaskDescription* task = shown == nullptr ? nullptr : findTaskDescription(shown->task);
  const bool texts = task != nullptr && task->examples == ExampleKind::Text;
  stack_->setCurrentIndex(texts ? 1 : 0);
  if (texts) {
    showTexts(*shown, shown_);
  } else {
    source_->showCells(shown == nullptr ? DatasetRecord() : *shown, shown_);
  }
}

void PairExamplesPanel::showTexts(const DatasetRecord& dataset, std::vector<ExampleCell> cells) {
  cells.resize(std::min(cells.size(), mostTexts));
  const auto read = [dataset, cells = std::move(cells)](Database& database) {
    return readTextRows(database, dataset, cells, 0);
  };
  context_.store.query(this, read, [this, generation = generation_](std::vector<TextPredictionRow> rows) {
    if (generation == generation_) {
      texts_.setRows({});  // another choice has another order
      texts_.setRows(std::move(rows));
    }
  });
}

void PairExamplesPanel::openImage(int row) {
  if (row < 0 || row >= static_cast<int>(shown_.size())) {
    return;
  }
  const ExampleCell& cell = shown_[static_cast<std::size_t>(row)];
  Destination destination;
  destination.page = PageId::Evaluate;
  destination.run = mistaken(static_cast<Which>(which_->currentIndex()));
  destination.truth = cell.truth;
  destination.answer = cell.answer;
  context_.navigator.open(destination);
}

void PairExamplesPanel::openText(int row) {
  if (const TextPredictionRow* text = texts_.row(row)) {
    Destination destination;
    destination.page = PageId::Explain;
    destination.run = mistaken(static_cast<Which>(which_->currentIndex()));
    destination.text = QString::fromStdString(text->text.text);
    destination.second = QString::fromStdString(text->text.second);
    context_.navigator.open(destination);
  }
}

void PairExamplesPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    texts_.retranslate();
    retranslate();
  }
  QWidget::changeEvent(event);
}

void PairExamplesPanel::retranslate() {
  const auto count = [this](Which which) { return display::count(static_cast<std::int64_t>(places(which).size())); };
  which_->setAccessibleName(tr("Which examples"));
  which_->setItemText(FirstOnly, tr("First right, second wrong: %1").arg(count(FirstOnly)));
  which_->setItemText(SecondOnly, tr("Second right, first wrong: %1").arg(count(SecondOnly)));
  which_->setItemText(Neither, tr("Both wrong: %1").arg(count(Neither)));
  note_->setText(tr("Surest mistakes first. Open one to look into it."));
  const QString empty = pair_.first() == 0             ? tr("Select two or more runs.")
                        : pair_.answers().total() == 0 ? tr("No example of this split that both answered with a class.")
                                                       : tr("No such example.");
  grid_->setAccessibleName(tr("Examples on which the runs differ"));
  grid_->setEmptyText(empty);
  table_->setAccessibleName(tr("Texts on which the runs differ"));
  table_->setEmptyText(empty);
}

}  // namespace luthier
