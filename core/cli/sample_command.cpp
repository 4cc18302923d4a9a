// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdlib>
#include <filesystem>

#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/cli/run_creation.h"
#include "core/config/import_parameters.h"
#include "core/config/training_parameters.h"
#include "core/data/import_storage.h"
#include "core/data/importer.h"
#include "core/store/datasets_table.h"

namespace luthier::cli {
namespace {

constexpr auto sampleDataset = "Fashion-MNIST";
constexpr auto sampleModel = "starter";

/// Where Debian's package dataset-fashion-mnist has its files, unless LUTHIER_SAMPLE_DATA names another folder.
std::filesystem::path sampleFolder() {
  const char* chosen = std::getenv("LUTHIER_SAMPLE_DATA");
  return chosen != nullptr ? chosen : "/usr/share/datasets/fashion-mnist";
}

DatasetRecord importSample(CliContext& context) {
  auto& database = context.database();
  if (auto there = datasets::findByName(database, sampleDataset)) {
    return *std::move(there);
  }
  Configuration settings(importParameters());
  applySettings(settings, {"layout=idx", "train_limit=6000", "validation_limit=1000", "test_limit=2000",
                           "class_names=T-shirt,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,Boot"});
  const auto folder = sampleFolder();
  auto result =
      importerFor(folder, settings).import(folder, settings, context.reporter().progressCallback(), context.cancel);
  result.dataset.record.name = sampleDataset;
  return *datasets::find(database, storeImport(context.workspace(), database, result, context.cancel));
}

/// Three epochs of the starter, or of the same network from random weights.
RunRecord sampleRun(CliContext& context, const DatasetRecord& dataset, bool pretrained, bool claimed) {
  NewRun run;
  run.name = pretrained ? "Fashion-MNIST, starter" : "Fashion-MNIST, random weights";
  run.dataset = dataset;
  run.model = context.requireModel(sampleModel);
  run.configuration = Configuration(trainingParameters(run.dataset.task));
  run.configuration.set("epochs", std::int64_t{3});
  run.configuration.set("pretrained", pretrained);
  run.sample = true;
  return createRun(context, run, claimed);
}

double accuracyOf(const RunResult& result) {
  for (const auto& [name, value] : result.values) {
    if (name == "accuracy") {
      return value;
    }
  }
  return 0.0;
}

void sample(CliContext& context, bool queueOnly) {
  const auto dataset = importSample(context);
  const auto starter = sampleRun(context, dataset, true, !queueOnly);
  const auto random = sampleRun(context, dataset, false, !queueOnly);
  if (queueOnly) {
    context.reporter().event(
        {{"event", "result"}, {"dataset", dataset.name}, {"runs", {fmt::to_string(starter.id), fmt::to_string(random.id)}}});
    context.reporter().text("Two runs are queued; luthier-cli work trains them.");
    return;
  }
  const auto withStarter = carryOut(context, starter);
  if (withStarter.outcome != FitOutcome::Done) {
    return;
  }
  const auto withRandom = carryOut(context, random);
  if (withRandom.outcome == FitOutcome::Done) {
    context.reporter().text(
        fmt::format("After three epochs: {:.1f} % right from the starter's weights, {:.1f} % from random ones.",
                    100.0 * accuracyOf(withStarter), 100.0 * accuracyOf(withRandom)));
  }
}

}  // namespace

void addSampleCommand(CLI::App& app, CliContext& context) {
  auto* command =
      app.add_subcommand("sample", "Fine-tune the starter on a part of Fashion-MNIST, and the same from random weights");
  auto queueOnly = std::make_shared<bool>(false);
  command->add_flag("--queue-only", *queueOnly, "Only queue the two runs");
  command->callback([&context, queueOnly] { sample(context, *queueOnly); });
}

}  // namespace luthier::cli
