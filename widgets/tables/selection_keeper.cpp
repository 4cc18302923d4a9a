// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/selection_keeper.h"

#include <QAbstractItemModel>
#include <QItemSelection>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>

namespace luthier {

SelectionKeeper::SelectionKeeper(QTableView& view, QAbstractItemModel& source, int idRole, QObject* parent)
    : QObject(parent), view_(view), idRole_(idRole) {
  connect(&source, &QAbstractItemModel::modelAboutToBeReset, this, &SelectionKeeper::remember);
  connect(&source, &QAbstractItemModel::modelReset, this, &SelectionKeeper::restore);
}

void SelectionKeeper::remember() {
  selected_.clear();
  for (const QModelIndex& index : view_.selectionModel()->selectedRows()) {
    selected_.insert(index.data(idRole_).toString());
  }
  const QModelIndex current = view_.currentIndex();
  current_ = current.isValid() ? current.siblingAtColumn(0).data(idRole_).toString() : QString();
  currentColumn_ = current.isValid() ? current.column() : 0;
  scrolled_ = view_.verticalScrollBar()->value();
}

void SelectionKeeper::restore() {
  if (selected_.isEmpty() && current_.isEmpty()) {
    return;
  }
  const QAbstractItemModel& model = *view_.model();
  const int lastColumn = model.columnCount() - 1;
  QItemSelection selection;
  QModelIndex current;
  for (int row = 0; row < model.rowCount(); ++row) {
    const QString id = model.index(row, 0).data(idRole_).toString();
    if (selected_.contains(id)) {
      selection.append(QItemSelectionRange(model.index(row, 0), model.index(row, lastColumn)));
    }
    if (!current.isValid() && !current_.isEmpty() && id == current_) {
      current = model.index(row, std::min(currentColumn_, lastColumn));
    }
  }
  view_.setAutoScroll(false);
  view_.selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
  view_.selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
  view_.setAutoScroll(true);
  view_.verticalScrollBar()->setValue(scrolled_);
}

}  // namespace luthier
