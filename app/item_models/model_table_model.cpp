// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/model_table_model.h"

#include "app/item_models/display_text.h"

namespace luthier {

ModelTableModel::ModelTableModel(QObject* parent) : RecordTableModel(parent) { retranslate(); }

void ModelTableModel::retranslate() {
  const auto integer = [](std::int64_t value) { return QVariant(static_cast<qlonglong>(value)); };
  std::vector<RecordTableModel::Column> columns(ColumnCount);
  columns[Name] = {tr("Name"), [](const ModelRow& row) { return QString::fromStdString(row.model.name); }};
  columns[Architecture] = {tr("Architecture"),
                           [](const ModelRow& row) { return QString::fromStdString(row.model.architecture); }};
  columns[Parameters] = {tr("Parameters"), [integer](const ModelRow& row) { return integer(row.model.parameters); },
                         [](const ModelRow& row) { return display::parameters(row.model.parameters); }, figureAlignment};
  columns[Input] = {tr("Input"), [integer](const ModelRow& row) { return integer(row.model.inputSize); },
                    [](const ModelRow& row) { return display::inputSize(row.model); }, figureAlignment};
  columns[Classes] = {tr("Classes"), [integer](const ModelRow& row) { return integer(row.model.classes); },
                      [](const ModelRow& row) { return display::count(row.model.classes); }, figureAlignment};
  columns[Origin] = {tr("Origin"), [](const ModelRow& row) { return display::origin(row.model.origin); }};
  columns[BestRun] = {tr("Best run"), [](const ModelRow& row) { return row.bestRun.value_or(-1.0); },
                      [](const ModelRow& row) { return display::shareOf(row.bestRun); }, figureAlignment};
  setColumns(std::move(columns));
}

}  // namespace luthier
