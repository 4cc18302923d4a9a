// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/examples/answered_image.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <set>

#include "app/item_models/target_text.h"
#include "app/pages/examples/answered_labels.h"
#include "core/store/answers_table.h"
#include "core/store/image_targets_table.h"

namespace luthier {
namespace {

std::optional<double> numberOf(const nlohmann::ordered_json& json) {
  const bool there = json.is_object() && json.contains("value") && json["value"].is_number();
  return there ? std::optional(json["value"].get<double>()) : std::nullopt;
}

QString figure(double value) { return QLocale().toString(value, 'g', 4); }

std::vector<ImageItem> readItems(Database& database, const DatasetRecord& dataset, const std::vector<ExampleAnswer>& answers,
                                 bool worstFirst, std::size_t most) {
  std::vector<RowId> ids;
  ids.reserve(answers.size());
  for (const ExampleAnswer& answer : answers) {
    ids.push_back(answer.example);
  }
  const std::vector<std::string> targets = image_targets::find(database, ids);
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    order.emplace_back(worstFirst ? -badness(targets[i], answers[i].answer) : 0.0, i);
  }
  std::sort(order.begin(), order.end());
  order.resize(std::min(order.size(), most));
  std::vector<ImageItem> items;
  items.reserve(order.size());
  for (const auto& [unused, i] : order) {
    items.push_back(toImageItem(dataset, answers[i].example, targets[i], answers[i].answer));
  }
  return items;
}

}  // namespace

ImageItem toImageItem(const DatasetRecord& dataset, RowId example, const std::string& targets) {
  ImageItem item;
  item.id = example;
  item.caption = targetText(dataset, targets);
  return item;
}

ImageItem toImageItem(const DatasetRecord& dataset, RowId example, const std::string& targets, const std::string& answer) {
  ImageItem item;
  item.id = example;
  const auto truth = parsedTargets(targets);
  const auto said = parsedTargets(answer);
  const QString truthText = targetText(dataset, targets);
  if (const auto number = numberOf(said)) {
    item.caption = figure(*number);
    const double off = std::abs(*number - numberOf(truth).value_or(*number));
    item.subCaption = QCoreApplication::translate("Examples", "is %1, off by %2", "true number, error")
                          .arg(truthText, QLocale().toString(off, 'g', 3));
    return item;
  }
  item.caption = targetText(dataset, answer);
  if (labelsOf(said) != labelsOf(truth)) {
    item.state = ImageState::Bad;
    item.subCaption = QCoreApplication::translate("Examples", "is %1", "true labels").arg(truthText);
  }
  return item;
}

double badness(const std::string& targets, const std::string& answer) {
  const auto truth = parsedTargets(targets);
  const auto said = parsedTargets(answer);
  const auto wanted = numberOf(truth), number = numberOf(said);
  if (wanted && number) {
    return std::abs(*number - *wanted);
  }
  const auto all = labelsOf(truth), given = labelsOf(said);
  std::vector<std::int64_t> wrong;
  std::set_symmetric_difference(all.begin(), all.end(), given.begin(), given.end(), std::back_inserter(wrong));
  return static_cast<double>(wrong.size());
}

std::vector<ImageItem> readImageAnswers(Database& database, const DatasetRecord& dataset, RowId run, Split split,
                                        std::size_t most) {
  return readItems(database, dataset, answers::page(database, run, split).answers, true, most);
}

std::vector<ImageItem> readFirstAnswers(Database& database, const DatasetRecord& dataset, RowId run, Split split,
                                        std::size_t most) {
  const auto set = answers::page(database, run, split, 0, static_cast<std::int64_t>(most));
  return readItems(database, dataset, set.answers, false, most);
}

}  // namespace luthier
