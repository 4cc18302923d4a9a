// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdlib>
#include <filesystem>

#include "core/catalogue/resources.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/cli/run_creation.h"
#include "core/config/import_parameters.h"
#include "core/config/training_parameters.h"
#include "core/data/import_storage.h"
#include "core/data/importer.h"
#include "core/models/model_import.h"
#include "core/store/datasets_table.h"
#include "core/store/models_table.h"

namespace luthier::cli {
namespace {

constexpr auto sampleDataset = "Fashion-MNIST";
constexpr auto sampleModel = "starter";
constexpr auto textDataset = "Reviews";

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

DatasetRecord importReviews(CliContext& context) {
  auto& database = context.database();
  if (auto there = datasets::findByName(database, textDataset)) {
    return *std::move(there);
  }
  const auto table = findResource("samples/reviews.csv");
  if (!table) throw Error(ErrorCode::NotFound, {{"kind", "file"}, {"name", "samples/reviews.csv"}});
  Configuration settings(importParameters());
  applySettings(settings, {"layout=table", "text=text", "label=label"});
  auto result =
      importerFor(*table, settings).import(*table, settings, context.reporter().progressCallback(), context.cancel);
  result.dataset.record.name = textDataset;
  return *datasets::find(database, storeImport(context.workspace(), database, result, context.cancel));
}

ModelRecord minilm(CliContext& context) {
  auto& database = context.database();
  if (auto there = models::findByName(database, minilmName)) {
    return *std::move(there);
  }
  return addModel(context.workspace(), database, readModel(requirePretrainedModel(minilmName), minilmName, ""));
}

/// What lets 700 short texts move MiniLM within a minute: small batches at a high rate for the upper half of the layers, on
/// the mean of the tokens, which MiniLM was made for (its first token alone tells next to nothing).
void setTextRecipe(Configuration& configuration) {
  applySettings(configuration, {"epochs=5", "batch_size=16", "learning_rate=3e-4", "pooling=mean", "frozen_layers=3",
                                "frozen_embeddings=true"});
}

/// Sentences of two languages told good from bad.
void textSample(CliContext& context, bool queueOnly) {
  NewRun run;
  run.name = "Reviews, MiniLM";
  run.model = minilm(context);
  run.dataset = importReviews(context);
  run.configuration = Configuration(trainingParameters(run.dataset.task));
  setTextRecipe(run.configuration);
  run.sample = true;
  const auto record = createRun(context, run, !queueOnly);
  if (!queueOnly) {
    carryOut(context, record);
    return;
  }
  context.reporter().event({{"event", "result"}, {"dataset", run.dataset.name}, {"runs", {fmt::to_string(record.id)}}});
  context.reporter().text("One run is queued; luthier-cli work trains it.");
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
  auto text = std::make_shared<bool>(false);
  command->add_flag("--queue-only", *queueOnly, "Only queue the runs");
  command->add_flag("--text", *text, "Instead: fine-tune MiniLM to tell good reviews from bad ones, in English and Chinese");
  command->callback([&context, queueOnly, text] { *text ? textSample(context, *queueOnly) : sample(context, *queueOnly); });
}

}  // namespace luthier::cli
