// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

#include "app/item_models/run_column.h"

class QLineEdit;
class QListWidget;

namespace luthier {

/// A list of all columns that the table of runs can have, with a field to find one: what is ticked is shown. A popup; the name
/// of a run is always there.
class ColumnChooser : public QFrame {
  Q_OBJECT
 public:
  explicit ColumnChooser(QWidget* parent = nullptr);

  /// Opens at this place, with these columns on offer and those ticked.
  void open(const QPoint& globalPosition, const std::vector<RunColumn>& all, const std::vector<RunColumn>& chosen);

 signals:
  void shownChanged(const luthier::RunColumn& column, bool shown);

 private:
  void narrow(const QString& text);

  std::vector<RunColumn> all_;
  QLineEdit* find_;
  QListWidget* list_;
};

}  // namespace luthier
