// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/evaluate/text_examples_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

#include "app/item_models/display_text.h"
#include "app/pages/text/text_rows.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/text_cell_delegate.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr std::size_t mostRows = 2000;
constexpr int longestLength = 1'000'000'000;

}  // namespace

TextExamplesPanel::TextExamplesPanel(const StudioContext& context, QWidget* parent) : Card(parent), context_(context) {
  explain_ = new QPushButton;
  explain_->setEnabled(false);
  header().addWidget(explain_);
  table_ = new DataTable;
  table_->setModel(&model_);
  table_->setFilterShown(true);
  table_->view().setItemDelegateForColumn(TextPredictionModel::Text, new TextCellDelegate(table_));
  table_->view().verticalHeader()->setDefaultSectionSize(TextCellDelegate::rowHeight());
  table_->view().horizontalHeader()->setStretchLastSection(false);
  table_->view().horizontalHeader()->setSectionResizeMode(TextPredictionModel::Text, QHeaderView::Stretch);
  table_->view().setSelectionMode(QAbstractItemView::SingleSelection);
  table_->sortBy(-1, Qt::AscendingOrder);  // worst first, as they come
  note_ = theme::makeLabel({}, theme::TextRole::Caption);
  body().addWidget(buildFilters());
  body().addWidget(table_, 1);
  body().addWidget(note_);
  connect(which_, &QComboBox::activated, this, [this](int index) { choose({.mistakesOnly = index == 0}); });
  connect(confidence_, &QSpinBox::valueChanged, this, &TextExamplesPanel::update);
  connect(length_, &QSpinBox::valueChanged, this, &TextExamplesPanel::update);
  connect(table_, &DataTable::currentRowChanged, this, [this](int index) {
    const TextPredictionRow* row = model_.row(index);
    explain_->setEnabled(row != nullptr);
    if (row != nullptr) {
      emit textChosen(row->text);
    }
  });
  connect(explain_, &QPushButton::clicked, this, [this] {
    if (const TextPredictionRow* row = model_.row(table_->currentRow())) {
      emit explainRequested(row->text);
    }
  });
  retranslate();
}

QWidget* TextExamplesPanel::buildFilters() {
  which_ = new QComboBox;
  which_->addItems({{}, {}});
  confidenceLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  confidence_ = new QSpinBox;
  confidence_->setRange(0, 100);
  confidence_->setSuffix(QStringLiteral(" %"));
  confidenceLabel_->setBuddy(confidence_);
  lengthLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  length_ = new QSpinBox;
  length_->setRange(0, longestLength);
  length_->setSingleStep(50);
  lengthLabel_->setBuddy(length_);
  auto* filters = new QWidget;
  auto* row = new QHBoxLayout(filters);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(theme::spaceSmall);
  for (QWidget* widget :
       {static_cast<QWidget*>(which_), static_cast<QWidget*>(confidenceLabel_), static_cast<QWidget*>(confidence_),
        static_cast<QWidget*>(lengthLabel_), static_cast<QWidget*>(length_)}) {
    row->addWidget(widget);
  }
  row->addStretch(1);
  return filters;
}

void TextExamplesPanel::show(const DatasetRecord& dataset, const std::optional<EpochPredictions>& predictions) {
  dataset_ = dataset;
  predictions_ = predictions;
  answersOf_ = 0;
  update();
}

void TextExamplesPanel::showAnswers(const DatasetRecord& dataset, RowId run, Split split) {
  dataset_ = dataset;
  predictions_.reset();
  answersOf_ = run;
  const auto read = [dataset, run, split](Database& database) {
    return readAnswerRows(database, dataset, run, split, mostRows);
  };
  context_.store.query(this, read, [this, generation = ++generation_](std::vector<TextPredictionRow> rows) {
    if (generation == generation_) {
      chosen_ = rows.size();
      take(std::move(rows));
    }
  });
}

void TextExamplesPanel::choose(const ExampleChoice& choice) {
  choice_ = choice;
  const bool narrow = choice.truth || choice.answer;
  which_->setCurrentIndex(narrow ? -1 : choice.mistakesOnly ? 0 : 1);
  update();
}

void TextExamplesPanel::update() {
  if (answersOf_ != 0) {
    return;  // they are no classes with confidences to choose by
  }
  ++generation_;
  std::vector<ExampleCell> cells = predictions_ ? chooseExamples(*predictions_, choice_) : std::vector<ExampleCell>();
  const auto least = static_cast<float>(confidence_->value()) / 100.0F;
  std::erase_if(cells, [least](const ExampleCell& cell) { return cell.confidence < least; });
  chosen_ = cells.size();
  cells.resize(std::min(cells.size(), mostRows));
  const auto read = [dataset = dataset_, cells = std::move(cells), longest = length_->value()](Database& database) {
    return readTextRows(database, dataset, cells, longest);
  };
  context_.store.query(this, read, [this, generation = generation_](std::vector<TextPredictionRow> rows) {
    if (generation == generation_) {
      take(std::move(rows));
    }
  });
}

void TextExamplesPanel::take(std::vector<TextPredictionRow> rows) {
  model_.setRows({});  // another choice has another order
  model_.setRows(std::move(rows));
  const bool classes = answersOf_ == 0;
  for (QWidget* widget : std::initializer_list<QWidget*>{which_, confidenceLabel_, confidence_, lengthLabel_, length_}) {
    widget->setVisible(classes);
  }
  table_->setColumnShown(TextPredictionModel::Confidence, classes);
  leaveRoomForTheText();
  retranslate();
}

/// Entities may be longer than the text that has them.
void TextExamplesPanel::leaveRoomForTheText() {
  QTableView& view = table_->view();
  for (const int column : {TextPredictionModel::Truth, TextPredictionModel::Answer}) {
    view.setColumnWidth(column, std::min(view.columnWidth(column), view.width() / 4));
  }
}

QString TextExamplesPanel::heading() const {
  return answersOf_ == 0 || choice_.truth
             ? choiceTitle(choice_, dataset_, chosen_)
             : tr("Answers of the best epoch: %1, worst first").arg(display::count(static_cast<std::int64_t>(chosen_)));
}

void TextExamplesPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    model_.retranslate();
    retranslate();
  }
  Card::changeEvent(event);
}

void TextExamplesPanel::retranslate() {
  setTitle(heading());
  explain_->setText(tr("Explain"));
  explain_->setToolTip(tr("See which words led to the answer."));
  which_->setItemText(0, tr("Mistakes"));
  which_->setItemText(1, tr("All"));
  which_->setPlaceholderText(tr("Chosen in the matrix"));
  which_->setAccessibleName(tr("Which texts"));
  confidenceLabel_->setText(tr("Confidence from"));
  confidence_->setAccessibleName(confidenceLabel_->text());
  lengthLabel_->setText(tr("Longest"));
  length_->setSpecialValueText(tr("any length"));
  length_->setSuffix(tr(" characters"));
  length_->setAccessibleName(lengthLabel_->text());
  table_->setAccessibleName(tr("Predictions"));
  table_->setEmptyText(predictions_ ? tr("No text here: nothing was mistaken.")
                                    : tr("Predictions appear with the first epoch."));
  note_->setVisible(chosen_ > mostRows);
  note_->setText(tr("The first %1 are shown; choose a cell or a higher confidence to see others.")
                     .arg(display::count(static_cast<std::int64_t>(mostRows))));
}

}  // namespace luthier
