// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/data/text/texts_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "app/item_models/display_text.h"
#include "app/item_models/target_text.h"
#include "app/pages/data/example_filter.h"
#include "app/pages/data/text/model_choice.h"
#include "app/pages/examples/example_cell.h"
#include "app/settings/error_text.h"
#include "widgets/states/error_banner.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/entity_text.h"
#include "widgets/text/text_cell_delegate.h"
#include "widgets/text/token_lens.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int restMilliseconds = 250;  // a search reads the whole table
constexpr int secondWidth = 260;
constexpr std::size_t longestLens = 20'000;  // bytes; far beyond any model's input

}  // namespace

TextsPanel::TextsPanel(const StudioContext& context, QWidget* parent)
    : QWidget(parent), context_(context), model_(context.store) {
  cells_ = new TextCellDelegate(this);
  table_ = new DataTable;
  table_->setModel(&model_);
  QTableView& view = table_->view();
  table_->sortBy(-1, Qt::AscendingOrder);
  view.setSortingEnabled(false);  // the rows are not all here
  view.setItemDelegateForColumn(TextTableModel::Text, cells_);
  view.setItemDelegateForColumn(TextTableModel::Second, cells_);
  view.verticalHeader()->setDefaultSectionSize(TextCellDelegate::rowHeight());
  view.horizontalHeader()->setStretchLastSection(false);
  view.horizontalHeader()->setSectionResizeMode(TextTableModel::Text, QHeaderView::Stretch);
  view.setColumnWidth(TextTableModel::Second, secondWidth);
  auto* splitter = new QSplitter(Qt::Vertical);
  splitter->setChildrenCollapsible(false);
  splitter->setHandleWidth(theme::spaceMedium);
  splitter->addWidget(table_);
  splitter->addWidget(buildReader());
  splitter->setStretchFactor(0, 3);
  splitter->setStretchFactor(1, 2);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->setSpacing(theme::spaceMedium);
  whole->addWidget(buildFilters());
  whole->addWidget(splitter, 1);
  typing_.setSingleShot(true);
  typing_.setInterval(restMilliseconds);
  connectParts();
  retranslate();
}

QWidget* TextsPanel::buildFilters() {
  splitLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  split_ = new QComboBox;
  splitLabel_->setBuddy(split_);
  classLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  class_ = new QComboBox;
  class_->setMinimumContentsLength(12);
  classLabel_->setBuddy(class_);
  search_ = new QLineEdit;
  search_->addAction(theme::icon(theme::Icon::Find), QLineEdit::LeadingPosition);
  search_->setClearButtonEnabled(true);
  count_ = theme::makeLabel({}, theme::TextRole::Caption);
  auto* filters = new QWidget;
  auto* row = new QHBoxLayout(filters);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(theme::spaceSmall);
  row->addWidget(splitLabel_);
  row->addWidget(split_);
  row->addWidget(classLabel_);
  row->addWidget(class_);
  row->addWidget(search_, 1);
  row->addWidget(count_);
  return filters;
}

QWidget* TextsPanel::buildReader() {
  whole_ = new EntityText;
  lensModel_ = new ModelChoice(context_);
  banner_ = new ErrorBanner;
  banner_->hide();
  lens_ = new TokenLens;
  auto* right = new QWidget;
  auto* column = new QVBoxLayout(right);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceSmall);
  column->addWidget(lensModel_);
  column->addWidget(banner_);
  column->addWidget(lens_, 1);
  auto* reader = new QSplitter(Qt::Horizontal);
  reader->setChildrenCollapsible(false);
  reader->setHandleWidth(theme::spaceMedium);
  reader->addWidget(whole_);
  reader->addWidget(right);
  reader->setStretchFactor(0, 2);
  reader->setStretchFactor(1, 3);
  return reader;
}

void TextsPanel::connectParts() {
  connect(split_, &QComboBox::currentIndexChanged, this, &TextsPanel::show);
  connect(class_, &QComboBox::currentIndexChanged, this, &TextsPanel::show);
  connect(search_, &QLineEdit::textChanged, &typing_, qOverload<>(&QTimer::start));
  connect(&typing_, &QTimer::timeout, this, &TextsPanel::show);
  connect(table_, &DataTable::currentRowChanged, this, &TextsPanel::showRow);
  connect(&model_, &TextTableModel::rowsRead, this, [this] {
    showCount();
    const TextExample* first = model_.example(0);
    table_->setColumnShown(TextTableModel::Second, first != nullptr && first->text.second.has_value());
    if (table_->currentRow() < 0 && model_.rowCount() > 0) {
      table_->selectRows({0});
    }
    showRow(std::max(0, table_->currentRow()));
  });
  connect(lensModel_, &ModelChoice::changed, this, &TextsPanel::askLens);
  connect(lens_, &Figure::notice, &context_.navigator, &Navigator::toast);
}

void TextsPanel::setFacts(const DatasetFacts& facts) {
  const bool same = facts.dataset.id == facts_.dataset.id && facts.dataset.classes == facts_.dataset.classes;
  facts_ = facts;
  if (!same) {
    const QSignalBlocker blocker(search_);
    search_->clear();
    fillClasses();
    show();
  }
}

void TextsPanel::showClass(int label) { class_->setCurrentIndex(label + 1); }

void TextsPanel::focusFilter() {
  search_->setFocus(Qt::ShortcutFocusReason);
  search_->selectAll();
}

void TextsPanel::fillSplits() {
  example_filter::fillSplits(*split_, tr("All splits"));
  widen(TextTableModel::InSplit, *split_);
}

void TextsPanel::widen(int column, const QComboBox& words) {
  const QFontMetrics metrics(table_->view().font());
  int width = table_->view().columnWidth(column);
  for (int i = 1; i < words.count(); ++i) {
    width = std::max(width, metrics.horizontalAdvance(words.itemText(i)) + 2 * theme::spaceLarge);
  }
  table_->view().setColumnWidth(column, std::min(width, secondWidth));
}

void TextsPanel::fillClasses() {
  example_filter::fillClasses(*class_, tr("All classes"), facts_.dataset);
  widen(TextTableModel::Target, *class_);
  const bool single = facts_.count({}, -1) == 0;  // each text has one class
  class_->setVisible(single);
  classLabel_->setVisible(single);
}

void TextsPanel::show() {
  typing_.stop();
  TextFilter filter;
  filter.split = example_filter::split(*split_);
  filter.label = example_filter::label(*class_);
  filter.contains = search_->text().trimmed().toStdString();
  cells_->setWords(search_->text());
  fitting_ = facts_.count(filter.split, filter.label);
  model_.show(facts_.dataset, filter, fitting_);
  showCount();
}

void TextsPanel::showCount() {
  const QString found = display::count(model_.rowCount());
  if (search_->text().trimmed().isEmpty()) {
    count_->setText(tr("%1 texts").arg(found));
  } else {
    count_->setText(model_.searching() ? tr("%1 found so far").arg(found) : tr("%1 found").arg(found));
  }
}

void TextsPanel::showRow(int row) {
  const TextExample* example = model_.example(row);
  if (example == nullptr) {
    return;  // rowsRead() comes back to it
  }
  const protocol::TextInput input{example->text.text, example->text.second.value_or("")};
  if (input.text == chosen_.text && input.second == chosen_.second) {
    return;
  }
  chosen_ = input;
  whole_->setMarked(input.second.empty() ? input.text : input.text + "\n\n" + input.second,
                    targetSpans(facts_.dataset, example->text));
  askLens();
}

void TextsPanel::askLens() {
  if (lensModel_->model() == 0 || chosen_.text.empty()) {
    lens_->setTokens({}, 0);
    return;
  }
  protocol::TokenLensRequest request;
  request.model = lensModel_->model();
  request.maximumLength = lensModel_->maximumLength();
  request.text = {chosen_.text.substr(0, longestLens), chosen_.second.substr(0, longestLens)};
  context_.session.ask<protocol::TokenLensReply>(
      this, request, protocol::Lane::Latest,
      [this, input = request.text](const protocol::TokenLensReply& reply) {
        banner_->hide();
        lens_->setTokens(toTextTokens(reply.tokens, input), reply.maximumLength);
      },
      [this](const Problem& problem) {
        banner_->showProblem(ErrorBanner::Severity::Error, causeText(problem), cureText(problem));
      });
}

void TextsPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void TextsPanel::retranslate() {
  splitLabel_->setText(tr("Split"));
  classLabel_->setText(tr("Class"));
  split_->setAccessibleName(tr("Split"));
  class_->setAccessibleName(tr("Class"));
  search_->setPlaceholderText(tr("Search the texts"));
  search_->setAccessibleName(tr("Search the texts"));
  table_->setAccessibleName(tr("Texts of the dataset"));
  table_->setEmptyText(tr("No text has this split, class and words."));
  whole_->setAccessibleName(tr("The chosen text"));
  lens_->setTitle(tr("Token lens"));
  lens_->setEmptyText(tr("Choose a text and a model to see its tokens."));
  model_.retranslate();
  fillSplits();
  if (class_->count() > 0) {
    class_->setItemText(0, tr("All classes"));
  }
  showCount();
}

}  // namespace luthier
