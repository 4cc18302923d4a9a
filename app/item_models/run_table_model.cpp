// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/run_table_model.h"

#include "app/item_models/display_text.h"
#include "app/item_models/metric_name.h"

namespace luthier {
namespace {

QVariant sortable(const std::optional<double>& value) { return value ? QVariant(*value) : QVariant(-1.0); }

double secondsTrained(const RunRow& row) { return row.progress ? row.progress->trainedSeconds : 0.0; }

/// "Accuracy 90.0 %": the runs of a workspace may be of several tasks.
QString resultText(const RunRow& row) {
  if (!row.result) {
    return display::score(row.result);
  }
  const auto value = isShare(row.metric) ? display::shareOf(row.result) : display::score(row.result);
  return RunTableModel::tr("%1 %2").arg(measureTitle(row.metric), value);
}

QString epochsText(const RunRow& row) {
  return row.progress ? RunTableModel::tr("%1 of %2").arg(row.progress->epoch).arg(row.progress->epochs) : QString();
}

}  // namespace

RunTableModel::RunTableModel(QObject* parent) : RecordTableModel(parent) { retranslate(); }

void RunTableModel::retranslate() {
  std::vector<RecordTableModel::Column> columns(ColumnCount);
  columns[Name] = {tr("Name"), [](const RunRow& row) { return QString::fromStdString(row.run.name); }};
  columns[Status] = {tr("Status"), [](const RunRow& row) { return static_cast<int>(row.run.status); },
                     [](const RunRow& row) { return display::runStatus(row.run.status); }};
  columns[Dataset] = {tr("Dataset"), [](const RunRow& row) { return row.dataset; }};
  columns[Model] = {tr("Model"), [](const RunRow& row) { return row.model; }};
  columns[Result] = {tr("Result"), [](const RunRow& row) { return sortable(row.result); }, resultText, figureAlignment};
  columns[Epochs] = {tr("Epochs"),
                     [](const RunRow& row) { return row.progress ? static_cast<qlonglong>(row.progress->epoch) : 0; },
                     epochsText, figureAlignment};
  columns[Duration] = {tr("Duration"), [](const RunRow& row) { return secondsTrained(row); },
                       [](const RunRow& row) { return row.progress ? display::duration(secondsTrained(row)) : QString(); },
                       figureAlignment};
  columns[Created] = {tr("Created"), [](const RunRow& row) { return static_cast<qlonglong>(row.run.createdAt); },
                      [](const RunRow& row) { return display::dateTime(row.run.createdAt); }};
  setColumns(std::move(columns));
}

}  // namespace luthier
