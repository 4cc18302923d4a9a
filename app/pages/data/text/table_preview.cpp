// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/data/text/table_preview.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include "app/item_models/display_text.h"
#include "core/config/import_parameters.h"
#include "core/config/task_description.h"
#include "widgets/forms/parameter_words.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/text_cell_delegate.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

enum Column { Name, Role, Distinct, Example };

struct RoleName {
  const char* id;
  const char* name;
  enum class Of { Any, Texts, Images } of = Of::Any;
};

const RoleName roles[] = {{"", QT_TRANSLATE_NOOP("luthier::TablePreview", "not used")},
                          {"text", QT_TRANSLATE_NOOP("luthier::TablePreview", "text"), RoleName::Of::Texts},
                          {"second", QT_TRANSLATE_NOOP("luthier::TablePreview", "second text"), RoleName::Of::Texts},
                          {"image", QT_TRANSLATE_NOOP("luthier::TablePreview", "image"), RoleName::Of::Images},
                          {"label", QT_TRANSLATE_NOOP("luthier::TablePreview", "label")},
                          {"split", QT_TRANSLATE_NOOP("luthier::TablePreview", "split")},
                          {"group", QT_TRANSLATE_NOOP("luthier::TablePreview", "group")},
                          {"id", QT_TRANSLATE_NOOP("luthier::TablePreview", "id")}};

QStandardItem* countItem(std::int64_t count) {
  auto* item = new QStandardItem;
  item->setData(QVariant::fromValue<qlonglong>(count), Qt::EditRole);
  return item;
}

void makeTall(DataTable& table, const QList<int>& textColumns) {
  for (const int column : textColumns) {
    table.view().setItemDelegateForColumn(column, new TextCellDelegate(&table));
  }
  table.view().verticalHeader()->setDefaultSectionSize(TextCellDelegate::rowHeight());
  table.sortBy(-1, Qt::AscendingOrder);  // as in the file
  table.view().setSortingEnabled(false);
}

}  // namespace

TablePreview::TablePreview(QWidget* parent)
    : QWidget(parent),
      facts_(theme::makeLabel({}, theme::TextRole::Caption)),
      columns_(new DataTable),
      cleaningTitle_(theme::makeLabel({}, theme::TextRole::Strong)),
      cleaning_(new DataTable) {
  facts_->setWordWrap(true);
  columns_->setModel(&columnModel_);
  cleaning_->setModel(&cleaningModel_);
  makeTall(*columns_, {Example});
  makeTall(*cleaning_, {2, 3});
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceSmall);
  column->addWidget(facts_);
  column->addWidget(columns_, 3);
  column->addWidget(cleaningTitle_);
  column->addWidget(cleaning_, 2);
  retranslate();
  for (const int stretched : {2, 3}) {  // which are there since retranslate()
    cleaning_->view().horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
  }
}

void TablePreview::setTable(const protocol::FoundTable& table) {
  table_ = table;
  retranslate();
}

void TablePreview::showColumns() {
  columnModel_.removeRows(0, columnModel_.rowCount());
  for (std::size_t i = 0; i < table_.columns.size(); ++i) {
    const protocol::FoundColumn& column = table_.columns[i];
    const bool any = !table_.rows.empty() && i < table_.rows.front().size();
    columnModel_.appendRow({new QStandardItem(QString::fromStdString(column.name)), new QStandardItem,
                            countItem(column.distinct),
                            new QStandardItem(any ? QString::fromStdString(table_.rows.front()[i]) : QString())});
    addRoleBox(static_cast<int>(i), column);
  }
  columns_->setVisible(!table_.columns.empty());
}

void TablePreview::addRoleBox(int row, const protocol::FoundColumn& column) {
  auto* box = new QComboBox;
  const auto others = ofTexts() ? RoleName::Of::Images : RoleName::Of::Texts;
  for (const RoleName& role : roles) {
    if (role.of == others) {
      continue;
    }
    box->addItem(tr(role.name), QString::fromLatin1(role.id));
  }
  const QString previous = QString::fromStdString(column.role);
  box->setCurrentIndex(std::max(0, box->findData(previous)));
  const QString name = QString::fromStdString(column.name);
  box->setAccessibleName(tr("Role of %1").arg(name));
  connect(box, &QComboBox::activated, this, [this, box, name, previous] {
    if (box->currentData().toString() != previous) {
      emit roleChosen(name, box->currentData().toString(), previous);
    }
  });
  QTableView& view = columns_->view();
  view.setIndexWidget(view.model()->index(row, Role), box);
  view.setColumnWidth(Role, std::max(view.columnWidth(Role), box->sizeHint().width()));
}

bool TablePreview::ofTexts() const {
  const TaskDescription* task = findTaskDescription(table_.task);
  return task == nullptr || task->examples == ExampleKind::Text;
}

void TablePreview::showCleaning() {
  cleaning_->setVisible(ofTexts());
  cleaningTitle_->setVisible(ofTexts());
  cleaningModel_.removeRows(0, cleaningModel_.rowCount());
  for (const protocol::CleaningSample& sample : table_.cleaning) {
    cleaningModel_.appendRow({new QStandardItem(parameterLabel(importParameters(), sample.step)), countItem(sample.changed),
                              new QStandardItem(QString::fromStdString(sample.before)),
                              new QStandardItem(QString::fromStdString(sample.after))});
  }
}

void TablePreview::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void TablePreview::retranslate() {
  QStringList facts{display::task(table_.task), QString::fromStdString(table_.encoding),
                    QString::fromStdString(table_.dialect)};
  if (!table_.columns.empty()) {
    facts << (table_.header ? tr("the first row names the columns") : tr("the first row is data"));
  }
  facts.removeAll(QString());
  facts_->setText(facts.join(tr(" · ")));
  columnModel_.setHorizontalHeaderLabels({tr("Column"), tr("Role"), tr("Different values"), tr("First row")});
  columns_->setAccessibleName(tr("Columns found"));
  cleaningTitle_->setText(tr("Cleaning"));
  cleaningModel_.setHorizontalHeaderLabels({tr("Step"), tr("Rows changed"), tr("Before"), tr("After")});
  cleaning_->setAccessibleName(tr("What cleaning changes"));
  cleaning_->setEmptyText(tr("No step is chosen, or none changes a row."));
  showColumns();
  showCleaning();
}

}  // namespace luthier
