// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/diagnostics/diagnostics_command.h"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <array>
#include <cstdlib>
#include <filesystem>

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/cli/cli_context.h"
#include "core/cli/diagnostics/machine.h"
#include "core/cli/diagnostics/redaction.h"
#include "core/config/task_description.h"
#include "core/config/training_parameters.h"
#include "core/formats/zip_writer.h"
#include "core/models/model_registry.h"
#include "core/store/datasets_table.h"
#include "core/store/models_table.h"
#include "core/store/run_disk.h"
#include "core/store/run_events_table.h"
#include "core/store/runs_table.h"
#include "core/store/statistics_table.h"

namespace luthier::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::uint64_t logTailBytes = 64U << 10U;
constexpr std::size_t newestRuns = 20;

struct DiagnosticsOptions {
  fs::path file;
  std::vector<std::string> settings;
};

std::set<std::string, std::less<>> wordsOfTheProgram() {
  std::set<std::string, std::less<>> words{"progress", "epoch",    "result", "error",    "started",    "finished",
                                           "prepare",  "autotune", "train",  "validate", "checkpoint", "validation",
                                           "test",     "auto",     "cpu",    "cuda",     "float32",    "bfloat16",
                                           "float16",  "none",     "true",   "false",    "image",      "text"};
  for (const auto& parameter : trainingParameters()) {
    for (const auto& choice : parameter.choices) {
      words.insert(choice.id);
    }
  }
  for (const auto& error : errorTexts()) {
    words.emplace(error.name);
  }
  for (const auto status :
       {RunStatus::Queued, RunStatus::Running, RunStatus::Paused, RunStatus::Done, RunStatus::Stopped, RunStatus::Failed}) {
    words.insert(runStatusName(status));
  }
  return words;
}

/// What people named, and who they are.
std::vector<std::string> namesOf(CliContext& context) {
  std::vector<std::string> names;
  for (const auto& dataset : datasets::list(context.database())) {
    names.push_back(dataset.name);
    names.push_back(dataset.sourcePath);
    names.insert(names.end(), dataset.classes.begin(), dataset.classes.end());
  }
  for (const auto& model : models::list(context.database())) {
    if (model.origin != "bundled" && model.origin != "architecture") {
      names.push_back(model.name);
    }
  }
  for (const auto& run : runs::list(context.database())) {
    names.push_back(run.name);
  }
  for (const auto& tag : runs::allTags(context.database())) {
    names.push_back(tag.tag);
  }
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) == 0) {
    names.emplace_back(host.data());
  }
  if (const passwd* user = ::getpwuid(::getuid()); user != nullptr) {
    names.emplace_back(user->pw_name);
    names.emplace_back(user->pw_dir);
  }
  names.push_back(context.workspace().folder().string());
  return names;
}

Json describeStore(CliContext& context) {
  const auto statistics = storeStatistics(context.database());
  Json store{{"sqlite", statistics.sqliteVersion}, {"schema", statistics.schema},
             {"pages", statistics.pages},          {"page_bytes", statistics.pageBytes},
             {"free_pages", statistics.freePages}, {"integrity", statistics.integrity == "ok" ? "ok" : "not ok"}};
  for (const auto& [table, rows] : statistics.rows) {
    store["rows"][table] = rows;
  }
  std::error_code error;
  const auto space = fs::space(context.workspace().folder(), error);
  if (!error) {
    store["free_disk_bytes"] = space.available;
  }
  return store;
}

Json describeDatasets(CliContext& context) {
  Json all = Json::array();
  for (const auto& dataset : datasets::list(context.database())) {
    all.push_back({{"id", dataset.id},
                   {"task", dataset.task},
                   {"layout", dataset.layout},
                   {"classes", dataset.classes.size()},
                   {"median_width", dataset.medianWidth},
                   {"median_height", dataset.medianHeight},
                   {"channels", dataset.channels}});
  }
  return all;
}

Json parsed(const std::string& json) {
  const auto value = Json::parse(json, nullptr, /*allow_exceptions=*/false);
  return value.is_discarded() ? Json() : value;
}

Json describeRun(CliContext& context, const RunRecord& run, const Redactor& redactor) {
  Json json{{"id", run.id},
            {"task", run.task},
            {"status", runStatusName(run.status)},
            {"created_at", run.createdAt},
            {"started_at", run.startedAt},
            {"ended_at", run.endedAt},
            {"configuration", redactor.json(parsed(run.configuration))},
            {"resolved", redactor.json(parsed(run.resolved))},
            {"disk_bytes", diskOfRun(context.workspace(), run.id).total()}};
  if (run.failure) {
    json["failure"] = errorText(run.failure->code).name;
    json["failure_arguments"] = redactor.json(Json(run.failure->arguments));
  }
  for (const auto& event : run_events::list(context.database(), run.id)) {
    json["events"].push_back({{"at", event.at}, {"kind", event.kind}, {"details", redactor.json(parsed(event.details))}});
  }
  return json;
}

/// The end of a log, redacted line by line; "" where there is none.
std::string logTail(const fs::path& file, const Redactor& redactor) {
  std::string tail;
  try {
    const InputFile log(file);
    const auto length = std::min(log.size(), logTailBytes);
    const auto bytes = log.read(log.size() - length, static_cast<std::size_t>(length));
    tail.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (length < log.size()) {
      tail.erase(0, tail.find('\n') + 1);  // the first line is cut
    }
  } catch (const Error&) {
    return {};
  }
  std::string redacted;
  for (std::size_t begin = 0; begin < tail.size();) {
    const auto end = std::min(tail.find('\n', begin), tail.size());
    redacted += redactor.line(std::string_view(tail).substr(begin, end - begin)) + "\n";
    begin = end + 1;
  }
  return redacted;
}

Json settingsOf(const DiagnosticsOptions& options) {
  Json settings = Json::object();
  for (const auto& setting : options.settings) {
    const auto equals = setting.find('=');
    if (equals == std::string::npos) {
      throw Error(ErrorCode::Usage, {{"detail", "--setting takes name=value, not \"" + setting + "\""}});
    }
    settings[setting.substr(0, equals)] = setting.substr(equals + 1);
  }
  return settings;
}

std::string pretty(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

void diagnose(CliContext& context, const DiagnosticsOptions& options) {
  auto& database = context.existingDatabase();
  const Redactor redactor(wordsOfTheProgram(), namesOf(context));
  std::vector<ZipFile> files;
  files.push_back(
      {"README.txt",
       "What Luthier knows of this machine and workspace, for a report on a problem. It holds no image, no text, no "
       "name of a\nfile, dataset, class, run or person; look for yourself before you send it.\n"});
  files.push_back({"machine.json", pretty({{"luthier", LUTHIER_VERSION}, {"machine", describeMachine()}})});
  files.push_back({"store.json", pretty(describeStore(context))});
  files.push_back({"datasets.json", pretty(describeDatasets(context))});
  files.push_back({"settings.json", pretty(settingsOf(options))});
  auto all = runs::list(database);
  if (all.size() > newestRuns) {
    all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(newestRuns));
  }
  Json described = Json::array();
  for (const auto& run : all) {
    described.push_back(describeRun(context, run, redactor));
    if (auto log = logTail(context.workspace().runLog(run.id), redactor); !log.empty()) {
      files.push_back({fmt::format("logs/run-{}.txt", run.id), std::move(log)});
    }
  }
  files.push_back({"runs.json", pretty(described)});
  if (auto log = logTail(context.workspace().folder() / "work.log", redactor); !log.empty()) {
    files.push_back({"logs/work.txt", std::move(log)});
  }
  writeFileAtomically(options.file, encodeZip(files));
  context.reporter().event({{"event", "result"}, {"file", displayPath(options.file)}, {"files", files.size()}});
  context.reporter().text(fmt::format("{} files are in {}.", files.size(), displayPath(options.file)));
}

}  // namespace

void addDiagnosticsCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("diagnostics", "Write a bundle for a report on a problem, without private data");
  auto options = std::make_shared<DiagnosticsOptions>();
  command->add_option("--out", options->file, "The zip file to write")->required()->type_name("FILE.zip");
  command->add_option("--setting", options->settings, "Something more to write down")->type_name("NAME=VALUE");
  command->callback([&context, options] { diagnose(context, *options); });
}

}  // namespace luthier::cli
