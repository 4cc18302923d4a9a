// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/text/text_rows.h"

#include <map>

#include "app/item_models/target_text.h"
#include "core/store/examples_table.h"

namespace luthier {

std::vector<TextPredictionRow> readTextRows(Database& database, const DatasetRecord& dataset,
                                        const std::vector<ExampleCell>& cells, int longest) {
  std::vector<RowId> ids;
  for (const ExampleCell& cell : cells) {
    ids.push_back(cell.id);
  }
  std::map<RowId, ExampleRecord> records;
  for (ExampleRecord& record : examples::find(database, ids)) {
    records.emplace(record.id, std::move(record));
  }
  std::map<RowId, TextRecord> found;
  for (TextRecord& text : texts::find(database, ids)) {
    found.emplace(text.example, std::move(text));
  }
  std::vector<TextPredictionRow> rows;
  for (const ExampleCell& cell : cells) {
    const auto text = found.find(cell.id);
    const auto record = records.find(cell.id);
    if (text == found.end() || record == records.end()) {
      continue;
    }
    TextPredictionRow row;
    row.example = cell.id;
    row.text = {text->second.text, text->second.second.value_or("")};
    row.truth = targetText(dataset, record->second, text->second);
    const auto answer = static_cast<std::size_t>(cell.answer);
    row.answer =
        cell.answer >= 0 && answer < dataset.classes.size() ? QString::fromStdString(dataset.classes[answer]) : QString();
    row.right = cell.answer == cell.truth;
    row.confidence = static_cast<double>(cell.confidence);
    row.length =
        static_cast<int>(QString::fromStdString(row.text.text).size() + QString::fromStdString(row.text.second).size());
    if (longest == 0 || row.length <= longest) {
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace luthier
