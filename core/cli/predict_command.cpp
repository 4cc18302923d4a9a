// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "core/base/clock.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/cli/answer_text.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/cli/csv.h"
#include "core/cli/text_predict.h"
#include "core/config/task_description.h"
#include "core/training/run_source.h"

namespace luthier::cli {
namespace {

namespace fs = std::filesystem;
constexpr int shownClasses = 5;

struct Question {
  std::string run;
  std::vector<std::string> files;
  std::vector<std::string> texts, seconds;
  std::string csv;
};

/// Folders stand for the files in them, hidden ones left out, in the order of their names.
std::vector<fs::path> expand(const std::vector<std::string>& names) {
  std::vector<fs::path> files;
  for (const auto& name : names) {
    if (!fs::is_directory(name)) {
      files.emplace_back(name);
      continue;
    }
    const auto first = static_cast<std::ptrdiff_t>(files.size());
    for (auto entry = fs::recursive_directory_iterator(name); entry != fs::recursive_directory_iterator(); ++entry) {
      if (entry->path().filename().native().starts_with('.')) {
        entry.disable_recursion_pending();
      } else if (entry->is_regular_file()) {
        files.push_back(entry->path());
      }
    }
    std::sort(files.begin() + first, files.end());
  }
  return files;
}

bool isNumber(const protocol::Prediction& prediction) { return !std::isnan(prediction.value); }

AnswerText shortAnswer(const protocol::Prediction& prediction) {
  return isNumber(prediction) ? AnswerText{fmt::format("{:.4f}", prediction.value), ""}
                              : classText(prediction.top, prediction.threshold);
}

std::string problemCell(const protocol::Prediction& prediction) {
  return prediction.problem ? csvCell(englishMessage(*prediction.problem)) : std::string();
}

std::string numbersToCsv(const std::vector<protocol::Prediction>& predictions) {
  std::string csv = "file,value,problem\r\n";
  for (const auto& prediction : predictions) {
    csv += fmt::format("{},{},{}\r\n", csvCell(prediction.file),
                       isNumber(prediction) ? fmt::to_string(prediction.value) : "", problemCell(prediction));
  }
  return csv;
}

std::string classesToCsv(const std::vector<protocol::Prediction>& predictions) {
  std::string csv = "file";
  for (int rank = 1; rank <= shownClasses; ++rank) {
    csv += fmt::format(",class_{0},probability_{0}", rank);
  }
  csv += ",problem\r\n";
  for (const auto& prediction : predictions) {
    csv += csvCell(prediction.file);
    for (std::size_t rank = 0; rank < shownClasses; ++rank) {
      csv += rank < prediction.top.size()
                 ? fmt::format(",{},{:.6f}", csvCell(prediction.top[rank].name), prediction.top[rank].probability)
                 : ",,";
    }
    csv += ',' + problemCell(prediction) + "\r\n";
  }
  return csv;
}

nlohmann::ordered_json toEvent(const protocol::Prediction& prediction) {
  nlohmann::ordered_json event{{"event", "prediction"}, {"file", prediction.file}};
  if (prediction.problem) {
    event["problem"] = problemToJson(*prediction.problem);
    event["message"] = englishMessage(*prediction.problem);
    return event;
  }
  if (isNumber(prediction)) {
    event["value"] = prediction.value;
  } else {
    tellClasses(event, prediction.top, prediction.threshold);
  }
  return event;
}

void tell(Reporter& reporter, const std::vector<protocol::Prediction>& predictions) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& prediction : predictions) {
    reporter.event(toEvent(prediction));
    const auto file = displayPath(prediction.file);
    if (prediction.problem) {
      rows.push_back({file, "", "", englishCause(*prediction.problem)});
      continue;
    }
    const auto [answer, probability] = shortAnswer(prediction);
    rows.push_back({file, answer, probability, ""});
  }
  reporter.table({"file", "answer", "probability", ""}, rows, "There are no files to answer.");
}

void predict(CliContext& context, const Question& question) {
  const auto run = context.requireRun(question.run);
  const auto* task = findTaskDescription(run.task);
  if (task != nullptr && task->examples == ExampleKind::Text) {
    predictTexts(context, run, {question.texts, question.seconds, question.files, question.csv});
    return;
  }
  if (question.files.empty()) {
    throw Error(ErrorCode::Usage, {{"detail", "predict takes images, or folders of them"}});
  }
  const auto files = expand(question.files);
  auto predictor = predictorOfRun(context.workspace(), run);
  const double start = monotonicSeconds();
  const auto predictions = predictor.predict(files, shownClasses, context.reporter().progressCallback(), context.cancel);
  const double seconds = monotonicSeconds() - start;
  const auto failed = std::ranges::count_if(predictions, [](const auto& answer) { return answer.problem.has_value(); });
  if (question.csv.empty()) {
    tell(context.reporter(), predictions);
  } else {
    const bool numbers = std::ranges::any_of(predictions, isNumber);
    writeFileAtomically(question.csv, numbers ? numbersToCsv(predictions) : classesToCsv(predictions));
    context.reporter().text(fmt::format("{} answers are in {}; {} files could not be read.",
                                        static_cast<std::int64_t>(files.size()) - failed, question.csv, failed));
  }
  context.reporter().event({{"event", "result"},
                            {"run", run.name},
                            {"files", files.size()},
                            {"failed", failed},
                            {"csv", question.csv},
                            {"seconds", seconds},
                            {"examples_per_second", static_cast<double>(files.size()) / seconds}});
  if (!files.empty() && failed == static_cast<std::int64_t>(files.size())) {
    context.exitCode = ExitCode::BadInput;
  }
}

}  // namespace

void addPredictCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("predict", "Let a run's best checkpoint answer images, texts or tables of texts");
  auto question = std::make_shared<Question>();
  command->add_option("run", question->run, "The run, by id or name")->required();
  command->add_option("files", question->files, "Images, or folders of them; for a run of texts, tables");
  command->add_option("--text", question->texts, "A text; may be given several times")
      ->type_name("TEXT")
      ->allow_extra_args(false);
  command->add_option("--second", question->seconds, "Its second text: the other sentence, or the passage of a question")
      ->type_name("TEXT")
      ->allow_extra_args(false);
  command->add_option("--csv", question->csv, "Write the answers to this table")->type_name("OUT");
  command->callback([&context, question] { predict(context, *question); });
}

}  // namespace luthier::cli
