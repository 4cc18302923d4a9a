// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/per_class_model.h"

#include <QStringList>

#include "app/item_models/display_text.h"

namespace luthier {
namespace {

RecordTableModel<PerClassRow>::Column scoreColumn(const QString& title, double PrecisionRecall::*member) {
  const auto value = [member](const PerClassRow& row) { return row.scores.scores.*member; };
  return {title, value, [value](const PerClassRow& row) { return display::score(value(row)); }, figureAlignment};
}

}  // namespace

PerClassModel::PerClassModel(QObject* parent) : RecordTableModel(parent) { retranslate(); }

void PerClassModel::retranslate() {
  std::vector<RecordTableModel::Column> columns(ColumnCount);
  columns[Class] = {tr("Class"), [](const PerClassRow& row) { return row.name; }};
  columns[Support] = {tr("Support"), [](const PerClassRow& row) { return static_cast<qlonglong>(row.scores.support); },
                      [](const PerClassRow& row) { return display::count(row.scores.support); }, figureAlignment};
  columns[Precision] = scoreColumn(tr("Precision"), &PrecisionRecall::precision);
  columns[Recall] = scoreColumn(tr("Recall"), &PrecisionRecall::recall);
  columns[F1] = scoreColumn(tr("F1"), &PrecisionRecall::f1);
  setColumns(std::move(columns));
}

void PerClassModel::setScores(const std::vector<ClassScores>& scores, const QStringList& classes) {
  std::vector<PerClassRow> rows;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto label = static_cast<RowId>(i);
    const QString name =
        static_cast<qsizetype>(i) < classes.size() ? classes[static_cast<qsizetype>(i)] : QString::number(i);
    rows.push_back({label, name, scores[i]});
  }
  setRows(std::move(rows));
}

}  // namespace luthier
