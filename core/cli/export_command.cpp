// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <numeric>

#include "core/base/clock.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/cli/evaluation_job.h"
#include "core/config/task_description.h"
#include "core/export/state_dict_export.h"
#include "core/export/text_export.h"
#include "core/store/artifacts_table.h"
#include "core/store/datasets_table.h"
#include "core/store/metrics_table.h"
#include "core/training/run_source.h"

namespace luthier::cli {
namespace {

constexpr std::size_t comparedExamples = 64;
constexpr const char* stateDictFormat = "state-dict";
constexpr const char* huggingFaceFormat = "huggingface";

struct Wish {
  std::string run, format, folder;  // format empty: the usual one of the task
};

/// Real examples of the validation split, as the network sees them; of the training split where there is no validation;
/// undefined where there are none.
torch::Tensor inputsToCompare(CliContext& context, const RunRecord& run, const PredictorSource& source) {
  const auto prepared = prepareRun(context, run, source);
  for (const Split split : {Split::Validation, Split::Train}) {
    const auto& batches = prepared.task->batches(split, false);
    std::vector<std::size_t> positions(std::min(comparedExamples, batches.size()));
    std::iota(positions.begin(), positions.end(), std::size_t{0});
    if (!positions.empty()) {
      return batches.make({0, positions}).inputs;
    }
  }
  return {};
}

ModelCard makeCard(CliContext& context, const RunRecord& run, std::int64_t epoch) {
  ModelCard card{run.name, "", run.configuration, {}};
  if (const auto dataset = datasets::find(context.database(), run.dataset)) {
    card.dataset = dataset->name;
  }
  const std::string split = "validation/";
  for (const auto& name : metrics::names(context.database(), run.id)) {
    const auto points = name.starts_with(split) ? metrics::series(context.database(), run.id, name, epoch - 1, 1)
                                                : std::vector<MetricPoint>{};
    if (!points.empty()) {
      card.metrics.emplace_back(name.substr(split.size()), points.front().value);
    }
  }
  return card;
}

std::filesystem::path withoutTrailingSlash(const std::filesystem::path& folder) {
  return folder.has_filename() ? folder : folder.parent_path();
}

ParityCertificate exportImages(CliContext& context, const RunRecord& run, const RunSource& best,
                               const std::filesystem::path& folder) {
  Predictor predictor(best.source);
  auto inputs = inputsToCompare(context, run, best.source);
  if (!inputs.defined()) {
    const std::int64_t size = best.source.preprocessing.imageSize;
    inputs = torch::empty({0, 3, size, size});
  }
  return exportStateDict(predictor, makeCard(context, run, best.epoch), inputs, folder);
}

/// What transformers' config calls the kind of a sequence head.
std::string problemType(const std::string& task) {
  if (task == "text_classification") {
    return "single_label_classification";
  }
  if (task == "multilabel_text_classification") {
    return "multi_label_classification";
  }
  return task == "text_regression" ? "regression" : "";
}

ParityCertificate exportTexts(CliContext& context, const RunRecord& run, const RunSource& best,
                              const std::filesystem::path& folder) {
  const auto model = context.requireModel(fmt::to_string(run.model));
  auto predictor = textPredictorOfRun(context.workspace(), run, model);
  const auto kind = predictor.network().head().kind;
  TextExport wish;
  wish.model = &predictor.network();
  wish.source = openTextFolder(predictor.source().modelFolder);
  wish.maximumLength = predictor.setup().maximumLength;
  wish.problemType = problemType(run.task);
  wish.card = makeCard(context, run, best.epoch);
  if (wish.problemType == "regression") {
    wish.labels = {"value"};
  } else if (kind == TextHeadKind::Sequence || kind == TextHeadKind::Token) {
    wish.labels = predictor.setup().classes;
  }
  auto inputs = inputsToCompare(context, run, best.source);
  inputs = inputs.defined() ? inputs.narrow(1, 0, 3) : torch::empty({0, 3, 1}, torch::kInt64);
  return exportTextFolder(wish, inputs, folder);
}

void exportRun(CliContext& context, const Wish& wish) {
  const auto run = context.requireRun(wish.run);
  const bool texts = taskDescription(run.task).examples == ExampleKind::Text;
  const std::string known = texts ? huggingFaceFormat : stateDictFormat;
  if (!wish.format.empty() && wish.format != known) {
    throw Error(ErrorCode::InvalidParameter, {{"parameter", "format"}, {"value", wish.format}, {"expected", known}});
  }
  const auto best = sourceOfRun(context.workspace(), run);
  const auto folder = withoutTrailingSlash(std::filesystem::absolute(wish.folder).lexically_normal());
  const auto certificate = texts ? exportTexts(context, run, best, folder) : exportImages(context, run, best, folder);
  const auto hash = toHex(sha256OfFile(folder / "model.safetensors"));
  artifacts::insert(context.database(), {0, run.id, known, folder.native(), hash, certificate.toJson(), nowMilliseconds()});
  context.audit("export", run.name);
  context.reporter().event({{"event", "result"},
                            {"run", run.name},
                            {"epoch", best.epoch},
                            {"format", known},
                            {"path", displayPath(folder)},
                            {"sha256", hash},
                            {"parity", nlohmann::ordered_json::parse(certificate.toJson())}});
  context.reporter().text(
      fmt::format("{} is in {}. Loaded again, it answers {} {} as the run does (largest difference {:.1g}).", run.name,
                  displayPath(folder), certificate.images, certificate.examples, certificate.largestDifference));
}

}  // namespace

void addExportCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("export", "Write a run's best checkpoint as a folder that other programs can load");
  auto wish = std::make_shared<Wish>();
  command->add_option("run", wish->run, "The run, by id or name")->required();
  command->add_option("--format", wish->format,
                      "state-dict (images): safetensors with preprocessing, classes and model card; huggingface (texts): "
                      "what transformers loads");
  command->add_option("--out", wish->folder, "The new folder")->required()->type_name("DIR");
  command->callback([&context, wish] { exportRun(context, *wish); });
}

}  // namespace luthier::cli
