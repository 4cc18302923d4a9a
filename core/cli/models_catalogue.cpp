// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "core/base/files.h"
#include "core/catalogue/fetch.h"
#include "core/catalogue/network_settings.h"
#include "core/cli/cli_context.h"
#include "core/cli/model_description.h"
#include "core/cli/models_subcommands.h"
#include "core/models/model_import.h"
#include "core/store/models_table.h"

namespace luthier::cli {
namespace {

bool isInstalled(CliContext& context, const std::string& name) {
  return Workspace::exists(context.workspaceFolder) && models::findByName(context.existingDatabase(), name).has_value();
}

nlohmann::ordered_json describeEntry(const CatalogueEntry& entry, bool installed) {
  return {{"event", "catalogue_entry"},
          {"name", entry.name},
          {"kind", entry.kind},
          {"architecture", entry.architecture},
          {"source", entry.source},
          {"parameters", entry.parameters},
          {"input_size", entry.inputSize},
          {"classes", entry.classes},
          {"accuracy", entry.accuracy ? nlohmann::ordered_json(*entry.accuracy) : nlohmann::ordered_json()},
          {"licence", entry.licence},
          {"licence_note", entry.licenceNote},
          {"page", entry.page},
          {"address", entry.file.address},
          {"sha256", entry.file.sha256},
          {"megabytes", entry.megabytes},
          {"local", displayPath(entry.local)},
          {"installed", installed}};
}

std::string orUnknown(double value, const char* pattern) {
  return value > 0.0 ? fmt::format(fmt::runtime(pattern), value) : "?";
}

void listEntries(CliContext& context) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& entry : knownModels()) {
    const bool installed = isInstalled(context, entry.name);
    context.reporter().event(describeEntry(entry, installed));
    rows.push_back({entry.name, entry.architecture, orUnknown(static_cast<double>(entry.parameters) / 1e6, "{:.1f} M"),
                    entry.inputSize > 0 ? fmt::to_string(entry.inputSize) : "?", orUnknown(entry.megabytes, "{:.0f} MB"),
                    orUnknown(entry.accuracy.value_or(0.0) * 100.0, "{:.1f} %"), entry.licence.empty() ? "?" : entry.licence,
                    entry.source, installed ? "installed" : ""});
  }
  context.reporter().table({"name", "architecture", "parameters", "input", "size", "ImageNet", "licence", "source", ""},
                           rows, "The catalogue is empty: resources/catalogue/catalogue.json was not found.");
}

/// The licence comes before the first byte.
void tellLicence(Reporter& reporter, const CatalogueEntry& entry) {
  reporter.event({{"event", "licence"},
                  {"name", entry.name},
                  {"licence", entry.licence},
                  {"note", entry.licenceNote},
                  {"page", entry.page}});
  reporter.text(fmt::format("{}: licence {}. {}", entry.name, entry.licence.empty() ? "not stated here" : entry.licence,
                            entry.licenceNote));
  reporter.text(fmt::format("  {}", entry.page));
}

ModelRecord fetchOne(CliContext& context, const CatalogueEntry& entry, const NetworkSettings& settings) {
  if (isInstalled(context, entry.name)) {
    throw Error(ErrorCode::AlreadyExists, {{"kind", "model"}, {"name", entry.name}});
  }
  tellLicence(context.reporter(), entry);
  const auto file = fetchEntry(entry, settings, context.reporter().progressCallback(), context.cancel);
  // What is in a cache says itself what it is; a published file is what the catalogue says.
  auto imported = readModel(file, entry.name, entry.local.empty() ? entry.architecture : "");
  if (!entry.preprocessing.empty()) {
    const auto preprocessing = Preprocessing::fromJson(entry.preprocessing);
    imported.record.preprocessing = preprocessing.toJson();
    imported.record.inputSize = preprocessing.imageSize;
  }
  imported.record.origin = "catalogue";
  const auto model = addModel(context.workspace(), context.database(), imported);
  context.audit("fetch-model", model.name, nlohmann::ordered_json{{"address", entry.file.address}}.dump());
  forgetDownload(file);
  return model;
}

/// Nothing where a person stopped it at the terminal; a program that reads JSON gets the error.
std::optional<ModelRecord> fetchUnlessStopped(CliContext& context, const CatalogueEntry& entry,
                                              const NetworkSettings& settings) {
  try {
    return fetchOne(context, entry, settings);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::Cancelled || context.reporter().json()) {
      throw;
    }
  }
  // Other work that is stopped leaves nothing behind, and is told so; of a download the part that came stays.
  context.reporter().text(fmt::format(
      "The download of {0} was stopped as you asked. What has arrived is kept: luthier-cli models fetch {0} goes on from there.",
      entry.name));
  context.exitCode = ExitCode::Interrupted;
  return std::nullopt;
}

void fetchModels(CliContext& context, const std::vector<std::string>& names, const NetworkSettings& settings) {
  std::vector<CatalogueEntry> entries;
  for (const auto& name : names) {
    entries.push_back(requireCatalogueEntry(name));
  }
  nlohmann::ordered_json added = nlohmann::ordered_json::array();
  for (const auto& entry : entries) {
    const auto fetched = fetchUnlessStopped(context, entry, settings);
    if (!fetched) {
      return;
    }
    const auto& model = *fetched;
    added.push_back(describeModel(model));
    context.reporter().text(
        fmt::format("{} was added: {}, {} parameters.", model.name, model.architecture, model.parameters));
  }
  context.reporter().event({{"event", "result"}, {"models", added}});
}

struct FetchOptions {
  std::vector<std::string> names;
  std::string proxy;
  std::int64_t limit = 0;
  bool offline = false;

  /// The environment's settings, but for what the command line says.
  [[nodiscard]] NetworkSettings settings() const {
    auto result = networkSettingsFromEnvironment();
    result.proxy = proxy.empty() ? result.proxy : proxy;
    result.bytesPerSecond = limit > 0 ? limit * 1000 : result.bytesPerSecond;
    result.offline = result.offline || offline;
    return result;
  }
};

}  // namespace

void addCatalogueCommand(CLI::App& models, CliContext& context) {
  models.add_subcommand("catalogue", "Pretrained weights that can be fetched, and what other programs have fetched already")
      ->callback([&context] { listEntries(context); });
}

void addFetchCommand(CLI::App& models, CliContext& context) {
  auto* command =
      models.add_subcommand("fetch", "Fetch models of the catalogue one after the other, verify and add them");
  auto options = std::make_shared<FetchOptions>();
  command->add_option("name", options->names, "Names as `models catalogue` lists them")->required();
  command->add_option("--proxy", options->proxy,
                      "http://host:port or socks5h://host:port (default: LUTHIER_PROXY, https_proxy)");
  command->add_option("--limit", options->limit, "At most so many kB in a second")->check(CLI::NonNegativeNumber);
  command->add_flag("--offline", options->offline, "Fetch nothing; add what is on this machine");
  command->callback([&context, options] { fetchModels(context, options->names, options->settings()); });
}

}  // namespace luthier::cli
