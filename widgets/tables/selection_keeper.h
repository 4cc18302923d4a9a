// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>
#include <QVariant>

class QAbstractItemModel;
class QTableView;

namespace luthier {

/// Carries selection, current row and scroll position of a view over a reset of its model, which orders its rows itself. Rows are
/// the same where they have the same text under `idRole`.
class SelectionKeeper : public QObject {
  Q_OBJECT
 public:
  /// `source` is the model that resets; the view may stand on a proxy of it that is connected already.
  SelectionKeeper(QTableView& view, QAbstractItemModel& source, int idRole, QObject* parent);

 private:
  void remember();
  void restore();

  QTableView& view_;
  int idRole_;
  QSet<QString> selected_;
  QString current_;
  int currentColumn_ = 0;
  int scrolled_ = 0;
};

}  // namespace luthier
