// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/text_predict.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/clock.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/cli/answer_text.h"
#include "core/cli/csv.h"
#include "core/config/import_parameters.h"
#include "core/data/texts/cleaning_steps.h"
#include "core/data/texts/columns.h"
#include "core/data/texts/table_source.h"
#include "core/store/datasets_table.h"
#include "core/store/models_table.h"
#include "core/training/run_source.h"

namespace luthier::cli {
namespace {

constexpr int shownTextClasses = 5;
constexpr std::size_t sampleRows = 100;

/// As the dataset was imported, but only for its texts.
Configuration readingSettings(CliContext& context, RowId dataset) {
  Configuration settings(importParameters());
  const auto record = datasets::find(context.database(), dataset);
  if (record && !record->configuration.empty()) {
    settings = Configuration::fromJson(importParameters(), record->configuration);
  }
  for (const char* role : {"label", "split", "group", "id"}) {
    settings.setText(role, "-");
  }
  return settings;
}

std::vector<protocol::TextInput> readTable(const std::string& file, const Configuration& settings) {
  TableSource source(file, settings);
  std::vector<Record> records;
  for (Record record; source.next(record); record.clear()) {
    if (record.problem) {
      throw Error(*record.problem);
    }
    records.push_back(record);
  }
  const std::vector<Record> sample(records.begin(),
                                   records.begin() + static_cast<std::ptrdiff_t>(std::min(records.size(), sampleRows)));
  const auto roles = findColumns(source.columns(), sample, settings, file);
  const TextCleaner cleaner(settings);
  std::vector<protocol::TextInput> inputs;
  for (const auto& record : records) {
    auto& input = inputs.emplace_back();
    input.text = cleaner.clean(record.cells.at(static_cast<std::size_t>(roles.text)));
    if (roles.second >= 0) {
      input.second = cleaner.clean(record.cells.at(static_cast<std::size_t>(roles.second)));
    }
  }
  return inputs;
}

std::vector<protocol::TextInput> inputsOf(CliContext& context, const RunRecord& run, const TextQuestion& question) {
  if (!question.seconds.empty() && question.seconds.size() != question.texts.size()) {
    throw Error(ErrorCode::Usage, {{"detail", "give as many --second as --text"}});
  }
  std::vector<protocol::TextInput> inputs;
  for (std::size_t i = 0; i < question.texts.size(); ++i) {
    inputs.push_back({question.texts[i], question.seconds.empty() ? std::string() : question.seconds[i]});
  }
  const auto settings = readingSettings(context, run.dataset);
  for (const auto& file : question.tables) {
    std::ranges::move(readTable(file, settings), std::back_inserter(inputs));
  }
  if (inputs.empty()) {
    throw Error(ErrorCode::Usage, {{"detail", "predict takes --text, or a table with texts"}});
  }
  return inputs;
}

std::string spanText(const protocol::TextInput& input, const protocol::TextPrediction& prediction,
                     const protocol::TextSpan& span) {
  const auto& whole = prediction.spansInSecond ? input.second : input.text;
  return whole.substr(static_cast<std::size_t>(span.begin), static_cast<std::size_t>(span.end - span.begin));
}

nlohmann::ordered_json toEvent(const protocol::TextInput& input, const protocol::TextPrediction& prediction) {
  nlohmann::ordered_json event{{"event", "prediction"}, {"text", input.text}};
  if (!input.second.empty()) {
    event["second"] = input.second;
  }
  if (!prediction.top.empty()) {
    tellClasses(event, prediction.top, prediction.threshold);
  } else if (!std::isnan(prediction.value)) {
    event["value"] = prediction.value;
  } else {
    event["spans"] = nlohmann::ordered_json::array();
    for (const auto& span : prediction.spans) {
      event["spans"].push_back({{"begin", span.begin},
                                {"end", span.end},
                                {"label", span.label},
                                {"score", span.score},
                                {"text", spanText(input, prediction, span)}});
    }
  }
  event["truncated"] = prediction.truncated;
  return event;
}

/// What is shown of an answer in one cell, and how sure it is.
AnswerText shortAnswer(const protocol::TextInput& input, const protocol::TextPrediction& prediction) {
  if (!prediction.top.empty()) {
    return classText(prediction.top, prediction.threshold);
  }
  if (!std::isnan(prediction.value)) {
    return {fmt::format("{:.4f}", prediction.value), ""};
  }
  std::string all;
  for (const auto& span : prediction.spans) {
    const auto text = spanText(input, prediction, span);
    all += (all.empty() ? "" : "; ") + (span.label.empty() ? text : fmt::format("{}: {}", span.label, text));
    if (span.label.empty()) {
      return {text, fmt::format("{:.4f}", span.score)};  // of several answers the best
    }
  }
  return {all, ""};
}

std::string toCsv(const std::vector<protocol::TextInput>& inputs, const std::vector<protocol::TextPrediction>& predictions) {
  std::string csv = "text,second,answer,probability,truncated\r\n";
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const auto [answer, probability] = shortAnswer(inputs[i], predictions[i]);
    csv += fmt::format("{},{},{},{},{}\r\n", csvCell(inputs[i].text), csvCell(inputs[i].second), csvCell(answer),
                       probability, predictions[i].truncated ? "yes" : "no");
  }
  return csv;
}

void tell(Reporter& reporter, const std::vector<protocol::TextInput>& inputs,
          const std::vector<protocol::TextPrediction>& predictions) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    reporter.event(toEvent(inputs[i], predictions[i]));
    const auto [answer, probability] = shortAnswer(inputs[i], predictions[i]);
    rows.push_back({inputs[i].text, answer, probability});
  }
  reporter.table({"text", "answer", "probability"}, rows, "There are no texts to answer.");
}

}  // namespace

void predictTexts(CliContext& context, const RunRecord& run, const TextQuestion& question) {
  const auto inputs = inputsOf(context, run, question);
  const auto model = models::find(context.database(), run.model);
  if (!model) {
    throw Error(ErrorCode::NotFound, {{"kind", "model"}, {"name", std::to_string(run.model)}});
  }
  auto predictor = textPredictorOfRun(context.workspace(), run, *model);
  const double start = monotonicSeconds();
  const auto predictions =
      predictor.predict(inputs, shownTextClasses, context.reporter().progressCallback(), context.cancel);
  const double seconds = monotonicSeconds() - start;
  if (question.csv.empty()) {
    tell(context.reporter(), inputs, predictions);
  } else {
    writeFileAtomically(question.csv, toCsv(inputs, predictions));
    context.reporter().text(fmt::format("{} answers are in {}.", inputs.size(), question.csv));
  }
  context.reporter().event({{"event", "result"},
                            {"run", run.name},
                            {"texts", inputs.size()},
                            {"csv", question.csv},
                            {"seconds", seconds},
                            {"examples_per_second", static_cast<double>(inputs.size()) / seconds}});
}

}  // namespace luthier::cli
