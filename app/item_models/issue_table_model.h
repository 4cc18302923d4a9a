// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/item_models/record_table_model.h"

namespace luthier {

/// An import issue in the words of the language of the moment.
struct IssueRow {
  RowId number = 0;
  QString file;
  QString cause;
  QString cure;
  bool fatal = false;  // the example was left out
};

/// What an import noticed: file, cause, cure.
class IssueTableModel : public RecordTableModel<IssueRow> {
  Q_OBJECT
 public:
  enum Column { File, Effect, Cause, Cure, ColumnCount };

  explicit IssueTableModel(QObject* parent = nullptr);
  void setIssues(const std::vector<ImportIssue>& issues);
  void retranslate();

 protected:
  [[nodiscard]] RowId keyOf(const IssueRow& row) const override { return row.number; }
  [[nodiscard]] QVariant extraData(const IssueRow& row, int column, int role) const override;

 private:
  std::vector<ImportIssue> issues_;
};

}  // namespace luthier
