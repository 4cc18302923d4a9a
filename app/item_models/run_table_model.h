// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <optional>

#include "app/item_models/record_table_model.h"

namespace luthier {

/// A run as the tables show it.
struct RunRow {
  RunRecord run;
  QString dataset;
  QString model;
  QStringList tags;
  QString note;
  std::optional<double> accuracy;  // last epoch, validation
  std::optional<double> macroF1;
  std::optional<double> loss;
  std::optional<RunProgress> progress;
};

/// The runs of a workspace. Name, tags and note are edited in place: an edit changes nothing here but is announced, so that
/// the page can make it an undoable command; the store's answer then comes back through setRows().
class RunTableModel : public RecordTableModel<RunRow> {
  Q_OBJECT
 public:
  enum Column { Name, Status, Dataset, Model, Accuracy, MacroF1, Loss, Epochs, Duration, Created, Tags, Note, ColumnCount };

  explicit RunTableModel(QObject* parent = nullptr);
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  void retranslate();

 signals:
  void nameEdited(qlonglong run, const QString& name);
  void tagsEdited(qlonglong run, const QStringList& tags);
  void noteEdited(qlonglong run, const QString& note);

 protected:
  [[nodiscard]] RowId keyOf(const RunRow& row) const override { return row.run.id; }
  [[nodiscard]] QVariant extraData(const RunRow& row, int column, int role) const override;
};

/// "a, b ,a" -> {a, b}.
[[nodiscard]] QStringList splitTags(const QString& text);

}  // namespace luthier
