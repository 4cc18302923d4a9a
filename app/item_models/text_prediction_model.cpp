// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/text_prediction_model.h"

#include <QBrush>

#include "app/item_models/display_text.h"
#include "widgets/theme/tokens.h"

namespace luthier {
namespace {

QString whole(const protocol::TextInput& input) {
  const QString text = QString::fromStdString(input.text);
  return input.second.empty() ? text : text + QStringLiteral(" ⏐ ") + QString::fromStdString(input.second);
}

}  // namespace

TextPredictionModel::TextPredictionModel(QObject* parent) : RecordTableModel(parent) { retranslate(); }

void TextPredictionModel::retranslate() {
  std::vector<RecordTableModel::Column> columns(ColumnCount);
  columns[Text] = {tr("Text"), [](const TextPredictionRow& row) { return whole(row.text); }};
  columns[Truth] = {tr("Truth"), [](const TextPredictionRow& row) { return row.truth; }};
  columns[Answer] = {tr("Answer"), [](const TextPredictionRow& row) { return row.answer; }};
  columns[Confidence] = {tr("Confidence"), [](const TextPredictionRow& row) { return row.confidence; },
                         [](const TextPredictionRow& row) { return display::percent(row.confidence); }, figureAlignment};
  columns[Length] = {tr("Length"), [](const TextPredictionRow& row) { return row.length; },
                     [](const TextPredictionRow& row) { return display::count(row.length); }, figureAlignment};
  setColumns(std::move(columns));
}

QVariant TextPredictionModel::extraData(const TextPredictionRow& row, int column, int role) const {
  if (role == Qt::ForegroundRole && column == Answer && row.right) {
    return QBrush(*row.right ? theme::colours().good : theme::colours().bad);
  }
  return {};
}

}  // namespace luthier
