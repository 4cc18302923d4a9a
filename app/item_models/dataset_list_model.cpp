// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/dataset_list_model.h"

#include "app/item_models/display_text.h"

namespace luthier {

DatasetListModel::DatasetListModel(QObject* parent) : RecordTableModel(parent) { retranslate(); }

void DatasetListModel::retranslate() {
  const auto text = [](const DatasetRow& row) {
    const auto classes = row.dataset.classes.size();  // numbers and passages have none
    const QString name = QString::fromStdString(row.dataset.name), examples = display::count(row.examples);
    return classes == 0 ? tr("%1\n%2 examples").arg(name, examples)
                        : tr("%1\n%2 examples, %3 classes").arg(name, examples).arg(classes);
  };
  setColumns({{tr("Dataset"), [](const DatasetRow& row) { return QString::fromStdString(row.dataset.name); }, text}});
}

QVariant DatasetListModel::extraData(const DatasetRow& row, int /*column*/, int role) const {
  return role == Qt::ToolTipRole ? QVariant(QString::fromStdString(row.dataset.sourcePath)) : QVariant();
}

}  // namespace luthier
