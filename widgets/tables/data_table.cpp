// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/data_table.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "widgets/tables/cell_delegate.h"
#include "widgets/tables/row_filter_proxy.h"
#include "widgets/tables/selection_keeper.h"
#include "widgets/tables/table_text.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int sampledRows = 40;  // rows that decide a column's first width
constexpr int narrowestColumn = 56;
constexpr int widestColumn = 280;
constexpr int focusLine = 4;  // a cell in focus has a frame within its column

}  // namespace

DataTable::DataTable(QWidget* parent)
    : QWidget(parent),
      filterRow_(new QWidget),
      filter_(new QLineEdit),
      columns_(new QToolButton),
      view_(new QTableView),
      proxy_(new RowFilterProxy(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(theme::spaceSmall);
  auto* row = new QHBoxLayout(filterRow_);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(filter_, 1);
  row->addWidget(columns_);
  layout->addWidget(filterRow_);
  layout->addWidget(view_, 1);
  filter_->addAction(theme::icon(theme::Icon::Find), QLineEdit::LeadingPosition);
  filter_->setClearButtonEnabled(true);
  columns_->setIcon(theme::icon(theme::Icon::Columns));
  columns_->setFocusPolicy(Qt::StrongFocus);
  filterRow_->hide();

  view_->setModel(proxy_);
  view_->setItemDelegate(new CellDelegate(view_));
  view_->setSortingEnabled(true);
  view_->setSelectionBehavior(QAbstractItemView::SelectRows);
  view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  view_->setShowGrid(false);
  view_->setWordWrap(false);
  view_->setTabKeyNavigation(false);
  view_->setContextMenuPolicy(Qt::CustomContextMenu);
  view_->verticalHeader()->hide();
  view_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  view_->verticalHeader()->setDefaultSectionSize(theme::controlHeight);
  QHeaderView* header = view_->horizontalHeader();
  header->setSectionsMovable(true);
  header->setHighlightSections(false);
  header->setTextElideMode(Qt::ElideRight);
  header->setStretchLastSection(true);
  header->setSortIndicatorShown(true);
  header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  header->setContextMenuPolicy(Qt::CustomContextMenu);
  view_->viewport()->installEventFilter(this);
  view_->installEventFilter(this);

  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) {
    if (idRole_ < 0) {
      proxy_->setWords(text);
    }
    Q_EMIT filterTextChanged(text);
  });
  connect(header, &QHeaderView::customContextMenuRequested, this,
          [this, header](const QPoint& position) { showColumnMenu(header->mapToGlobal(position)); });
  connect(columns_, &QToolButton::clicked, this,
          [this] { showColumnMenu(columns_->mapToGlobal(QPoint(0, columns_->height()))); });
  connect(view_, &QTableView::activated, this,
          [this](const QModelIndex& index) { Q_EMIT rowActivated(proxy_->mapToSource(index).row()); });
  connect(view_, &QTableView::customContextMenuRequested, this, [this](const QPoint& position) {
    const QModelIndex index = view_->indexAt(position);
    Q_EMIT contextMenuWanted(index.isValid() ? proxy_->mapToSource(index).row() : -1,
                             view_->viewport()->mapToGlobal(position));
  });
  connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DataTable::selectionChanged);
  connect(view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this] { Q_EMIT currentRowChanged(currentRow()); });
  retranslate();
}

void DataTable::setSelfOrdered(int idRole) {
  idRole_ = idRole;
  proxy_->setSelfOrdered(true);
}

void DataTable::setModel(QAbstractItemModel* model) {
  proxy_->setSourceModel(model);
  if (model != nullptr) {
    followResets(*model);
    connect(model, &QAbstractItemModel::rowsInserted, this, [this, model](const QModelIndex&, int first, int last) {
      const bool firstRows = last - first + 1 == model->rowCount();
      if (firstRows) {
        fitColumns();
      }
    });
    fitColumns();
  }
}

void DataTable::followResets(QAbstractItemModel& model) {
  if (idRole_ >= 0) {
    new SelectionKeeper(*view_, model, idRole_, this);
  }
  connect(&model, &QAbstractItemModel::modelReset, this,
          [this, &model, fitted = model.columnCount(), filled = model.rowCount() > 0]() mutable {
            view_->viewport()->update();
            // Other columns get a width; what a person or a page chose for the same ones stays.
            const bool firstRows = idRole_ >= 0 && !filled && model.rowCount() > 0;
            filled = filled || firstRows;
            if (model.columnCount() != fitted || firstRows) {
              fitted = model.columnCount();
              fitColumns();
            }
          });
}

void DataTable::fitColumns() {
  const QFontMetrics metrics(view_->font());
  const int rows = std::min(proxy_->rowCount(), sampledRows);
  for (int column = 0; column < proxy_->columnCount(); ++column) {
    int width = metrics.horizontalAdvance(proxy_->headerData(column, Qt::Horizontal).toString()) + theme::spaceHuge;
    for (int row = 0; row < rows; ++row) {
      width = std::max(width, metrics.horizontalAdvance(proxy_->index(row, column).data().toString()) + theme::spaceSmall);
    }
    view_->setColumnWidth(column, std::clamp(width + theme::spaceLarge + focusLine, narrowestColumn, widestColumn));
  }
}

void DataTable::setFilterShown(bool shown) { filterRow_->setVisible(shown); }
void DataTable::focusFilter() {
  setFilterShown(true);
  filter_->setFocus(Qt::ShortcutFocusReason);
  filter_->selectAll();
}

void DataTable::setFilterText(const QString& text) { filter_->setText(text); }
QString DataTable::filterText() const { return filter_->text(); }
void DataTable::setFilterHint(const QString& placeholder, const QString& toolTip) {
  filterHint_ = placeholder;
  filter_->setPlaceholderText(placeholder);
  filter_->setToolTip(toolTip);
}
int DataTable::shownRows() const { return proxy_->rowCount(); }
void DataTable::sortBy(int column, Qt::SortOrder order) { view_->sortByColumn(column, order); }
void DataTable::setColumnShown(int column, bool shown) { view_->setColumnHidden(column, !shown); }
bool DataTable::columnShown(int column) const { return !view_->isColumnHidden(column); }
QByteArray DataTable::saveState() const { return view_->horizontalHeader()->saveState(); }
bool DataTable::restoreState(const QByteArray& state) { return view_->horizontalHeader()->restoreState(state); }

std::vector<int> DataTable::selectedRows() const {
  std::vector<int> rows;
  for (const QModelIndex& index : view_->selectionModel()->selectedRows()) {
    rows.push_back(proxy_->mapToSource(index).row());
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

void DataTable::selectRows(const std::vector<int>& rows) {
  QItemSelection selection;
  for (const int row : rows) {
    const QModelIndex index = proxy_->mapFromSource(proxy_->sourceModel()->index(row, 0));
    if (index.isValid()) {
      selection.select(index, index);
    }
  }
  view_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  if (!selection.isEmpty()) {
    view_->selectionModel()->setCurrentIndex(selection.indexes().constFirst(), QItemSelectionModel::NoUpdate);
    view_->scrollTo(selection.indexes().constFirst());
  }
}

int DataTable::currentRow() const {
  const QModelIndex index = view_->currentIndex();
  return index.isValid() ? proxy_->mapToSource(index).row() : -1;
}

QString DataTable::selectionAsTsv() const {
  std::vector<int> columns;
  for (int visual = 0; visual < proxy_->columnCount(); ++visual) {
    const int column = view_->horizontalHeader()->logicalIndex(visual);
    if (columnShown(column)) {
      columns.push_back(column);
    }
  }
  const bool all = !view_->selectionModel()->hasSelection();
  QStringList lines;
  QStringList cells;
  for (const int column : columns) {
    cells << tsvCell(proxy_->headerData(column, Qt::Horizontal).toString());
  }
  lines << cells.join(QLatin1Char('\t'));
  for (int row = 0; row < proxy_->rowCount(); ++row) {
    if (!all && !view_->selectionModel()->isRowSelected(row)) {
      continue;
    }
    cells.clear();
    for (const int column : columns) {
      cells << tsvCell(proxy_->index(row, column).data().toString());
    }
    lines << cells.join(QLatin1Char('\t'));
  }
  return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void DataTable::copySelection() const { QGuiApplication::clipboard()->setText(selectionAsTsv()); }

void DataTable::setEmptyText(const QString& text) {
  emptyText_ = text;
  view_->viewport()->update();
}

bool DataTable::eventFilter(QObject* watched, QEvent* event) {
  if (watched == view_ && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
    copySelection();
    return true;
  }
  if (watched == view_->viewport() && event->type() == QEvent::Paint && proxy_->rowCount() == 0) {
    const bool hidden = proxy_->sourceModel() != nullptr && proxy_->sourceModel()->rowCount() > 0;
    const bool filtered = hidden || (idRole_ >= 0 && !filter_->text().isEmpty());
    QPainter painter(view_->viewport());
    painter.setPen(theme::colours().muted);
    painter.drawText(view_->viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                     filtered ? tr("No row contains these words.") : emptyText_);
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void DataTable::showColumnMenu(const QPoint& globalPosition) {
  if (columnChooser_) {
    columnChooser_(globalPosition);
    return;
  }
  QMenu menu(this);
  int shownColumns = 0;
  for (int column = 0; column < proxy_->columnCount(); ++column) {
    shownColumns += columnShown(column) ? 1 : 0;
  }
  for (int column = 0; column < proxy_->columnCount(); ++column) {
    QAction* action = menu.addAction(proxy_->headerData(column, Qt::Horizontal).toString());
    action->setCheckable(true);
    action->setChecked(columnShown(column));
    action->setEnabled(!columnShown(column) || shownColumns > 1);
    connect(action, &QAction::toggled, this, [this, column](bool shown) { setColumnShown(column, shown); });
  }
  menu.addSeparator();
  connect(menu.addAction(theme::icon(theme::Icon::Copy), tr("Copy as table")), &QAction::triggered, this,
          &DataTable::copySelection);
  menu.exec(globalPosition);
}

void DataTable::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void DataTable::retranslate() {
  filter_->setPlaceholderText(filterHint_.isEmpty() ? tr("Filter by words") : filterHint_);
  columns_->setToolTip(tr("Choose the columns"));
  columns_->setAccessibleName(tr("Choose the columns"));
  filter_->setAccessibleName(tr("Filter the rows by words"));
  view_->setAccessibleName(accessibleName().isEmpty() ? tr("Table") : accessibleName());
}

}  // namespace luthier
