// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/layer_table_model.h"

#include <QStringList>

#include "app/item_models/display_text.h"

namespace luthier {
namespace {

QString kindText(const std::string& kind) {
  if (kind == "convolution") {
    return LayerTableModel::tr("Convolution");
  }
  if (kind == "linear") {
    return LayerTableModel::tr("Linear");
  }
  if (kind == "norm") {
    return LayerTableModel::tr("Norm");
  }
  if (kind == "embedding") {
    return LayerTableModel::tr("Embedding");
  }
  return kind == "attention" ? LayerTableModel::tr("Attention") : LayerTableModel::tr("Product");
}

/// Without the batch of one: "64 × 112 × 112".
QString shapeText(const std::vector<std::int64_t>& shape) {
  QStringList sizes;
  for (std::size_t index = 1; index < shape.size(); ++index) {
    sizes.append(QString::number(shape[index]));
  }
  return sizes.join(QStringLiteral(" × "));
}

}  // namespace

LayerTableModel::LayerTableModel(QObject* parent) : RecordTableModel(parent) { retranslate(); }

void LayerTableModel::setLayers(const std::vector<protocol::ProfiledLayer>& layers) {
  std::vector<LayerRow> rows;
  for (const auto& layer : layers) {
    rows.push_back({static_cast<RowId>(rows.size()) + 1, layer});
  }
  setRows(std::move(rows));
}

void LayerTableModel::retranslate() {
  const auto integer = [](std::int64_t value) { return QVariant(static_cast<qlonglong>(value)); };
  std::vector<RecordTableModel::Column> columns(ColumnCount);
  columns[Name] = {tr("Layer"), [](const LayerRow& row) { return QString::fromStdString(row.layer.name); }};
  columns[Kind] = {tr("Kind"), [](const LayerRow& row) { return kindText(row.layer.kind); }};
  columns[Output] = {tr("Output"), [](const LayerRow& row) { return shapeText(row.layer.output); }};
  columns[Parameters] = {tr("Parameters"), [integer](const LayerRow& row) { return integer(row.layer.parameters); },
                         [](const LayerRow& row) { return display::parameters(row.layer.parameters); }, figureAlignment};
  columns[Multiplications] = {tr("MACs"), [integer](const LayerRow& row) { return integer(row.layer.multiplications); },
                              [](const LayerRow& row) { return display::parameters(row.layer.multiplications); },
                              figureAlignment};
  columns[Memory] = {tr("Memory"), [integer](const LayerRow& row) { return integer(row.layer.outputBytes); },
                     [](const LayerRow& row) { return display::bytes(row.layer.outputBytes); }, figureAlignment};
  setColumns(std::move(columns));
}

}  // namespace luthier
