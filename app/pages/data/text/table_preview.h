// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStandardItemModel>
#include <QWidget>

#include "core/protocol/text_messages.h"

class QLabel;

namespace luthier {

class DataTable;

/// What an import would make of a table: its columns with their roles, which can be changed here, and what each cleaning step
/// changes, before and after.
class TablePreview : public QWidget {
  Q_OBJECT
 public:
  explicit TablePreview(QWidget* parent = nullptr);

  void setTable(const protocol::FoundTable& table);

 signals:
  /// `role` as in FoundColumn; `previous`: the role that the column had.
  void roleChosen(const QString& column, const QString& role, const QString& previous);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showColumns();
  void showCleaning();
  [[nodiscard]] bool ofTexts() const;
  void addRoleBox(int row, const protocol::FoundColumn& column);
  void retranslate();

  protocol::FoundTable table_;
  QStandardItemModel columnModel_, cleaningModel_;
  QLabel* facts_;
  DataTable* columns_;
  QLabel* cleaningTitle_;
  DataTable* cleaning_;
};

}  // namespace luthier
