// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/text/text_rows.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include "app/item_models/target_text.h"
#include "app/pages/examples/answered_image.h"
#include "core/config/task_description.h"
#include "core/store/answers_table.h"
#include "core/store/examples_table.h"

namespace luthier {

namespace {

int characters(const protocol::TextInput& input) {
  return static_cast<int>(QString::fromStdString(input.text).size() + QString::fromStdString(input.second).size());
}

/// Examples and texts of these ids.
struct Read {
  std::map<RowId, ExampleRecord> examples;
  std::map<RowId, TextRecord> texts;
};

Read readExamples(Database& database, const std::vector<RowId>& ids) {
  Read read;
  for (ExampleRecord& record : examples::find(database, ids)) {
    read.examples.emplace(record.id, std::move(record));
  }
  for (TextRecord& text : texts::find(database, ids)) {
    read.texts.emplace(text.example, std::move(text));
  }
  return read;
}

/// Nothing where the example is gone.
std::optional<TextPredictionRow> makeRow(const Read& read, const DatasetRecord& dataset, RowId id) {
  const auto text = read.texts.find(id);
  const auto record = read.examples.find(id);
  if (text == read.texts.end() || record == read.examples.end()) {
    return std::nullopt;
  }
  TextPredictionRow row;
  row.example = id;
  row.text = {text->second.text, text->second.second.value_or("")};
  row.truth = targetText(dataset, record->second, text->second);
  row.length = characters(row.text);
  return row;
}

std::vector<TextPredictionRow> worstFirst(Database& database, const DatasetRecord& dataset,
                                          const std::vector<ExampleAnswer>& answers) {
  std::vector<RowId> ids;
  for (const ExampleAnswer& answer : answers) {
    ids.push_back(answer.example);
  }
  const Read read = readExamples(database, ids);
  const TaskDescription* task = findTaskDescription(dataset.task);
  const bool numbers = task != nullptr && task->targets == TargetKind::Number;
  std::vector<std::pair<double, TextPredictionRow>> graded;  // how far off each is
  for (const ExampleAnswer& answer : answers) {
    std::optional<TextPredictionRow> row = makeRow(read, dataset, answer.example);
    if (!row) {
      continue;
    }
    const TextRecord& text = read.texts.at(answer.example);
    row->answer = answerText(dataset, text, answer.answer);
    double off = badness(text.targets, answer.answer);
    if (!numbers) {
      row->right = row->answer == row->truth;
      off = *row->right ? 0.0 : std::max(off, 1.0);  // entities and passages are right or wrong
    }
    graded.emplace_back(off, std::move(*row));
  }
  std::ranges::stable_sort(graded, std::greater{}, [](const auto& row) { return row.first; });
  std::vector<TextPredictionRow> rows;
  for (auto& [unused, row] : graded) {
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::vector<TextPredictionRow> readTextRows(Database& database, const DatasetRecord& dataset,
                                            const std::vector<ExampleCell>& cells, int longest) {
  std::vector<RowId> ids;
  for (const ExampleCell& cell : cells) {
    ids.push_back(cell.id);
  }
  const Read read = readExamples(database, ids);
  std::vector<TextPredictionRow> rows;
  for (const ExampleCell& cell : cells) {
    std::optional<TextPredictionRow> row = makeRow(read, dataset, cell.id);
    if (!row || (longest > 0 && row->length > longest)) {
      continue;
    }
    const auto answer = static_cast<std::size_t>(cell.answer);
    row->answer =
        cell.answer >= 0 && answer < dataset.classes.size() ? QString::fromStdString(dataset.classes[answer]) : QString();
    row->right = cell.answer == cell.truth;
    row->confidence = static_cast<double>(cell.confidence);
    rows.push_back(std::move(*row));
  }
  return rows;
}

std::vector<TextPredictionRow> readAnswerRows(Database& database, const DatasetRecord& dataset, RowId run, Split split,
                                              std::size_t most) {
  auto rows = worstFirst(database, dataset, answers::page(database, run, split).answers);
  rows.resize(std::min(rows.size(), most));
  return rows;
}

std::vector<TextPredictionRow> readFirstAnswerRows(Database& database, const DatasetRecord& dataset, RowId run, Split split,
                                                   std::size_t most) {
  return worstFirst(database, dataset, answers::page(database, run, split, 0, static_cast<std::int64_t>(most)).answers);
}

}  // namespace luthier
