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
#include "core/export/state_dict_export.h"
#include "core/store/artifacts_table.h"
#include "core/store/datasets_table.h"
#include "core/store/metrics_table.h"
#include "core/training/run_source.h"

namespace luthier::cli {
namespace {

constexpr std::size_t comparedImages = 64;
constexpr const char* stateDictFormat = "state-dict";

struct Wish {
  std::string run, format = stateDictFormat, folder;
};

/// Real images of the validation split, as the network sees them; of the training split where there is no validation.
torch::Tensor imagesToCompare(CliContext& context, const RunRecord& run, const PredictorSource& source) {
  const auto prepared = prepareRun(context, run, source);
  for (const Split split : {Split::Validation, Split::Train}) {
    const auto& batches = prepared.task->batches(split, false);
    std::vector<std::size_t> positions(std::min(comparedImages, batches.size()));
    std::iota(positions.begin(), positions.end(), std::size_t{0});
    if (!positions.empty()) {
      return batches.make({0, positions}).inputs;
    }
  }
  const std::int64_t size = source.preprocessing.imageSize;
  return torch::empty({0, 3, size, size});
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

void exportRun(CliContext& context, const Wish& wish) {
  if (wish.format != stateDictFormat) {
    throw Error(ErrorCode::InvalidParameter,
                {{"parameter", "format"}, {"value", wish.format}, {"expected", stateDictFormat}});
  }
  const auto run = context.requireRun(wish.run);
  const auto best = sourceOfRun(context.workspace(), run);
  Predictor predictor(best.source);
  const auto folder = withoutTrailingSlash(std::filesystem::absolute(wish.folder).lexically_normal());
  const auto certificate =
      exportStateDict(predictor, makeCard(context, run, best.epoch), imagesToCompare(context, run, best.source), folder);
  const auto hash = toHex(sha256OfFile(folder / "model.safetensors"));
  artifacts::insert(context.database(),
                    {0, run.id, wish.format, folder.native(), hash, certificate.toJson(), nowMilliseconds()});
  context.audit("export", run.name);
  context.reporter().event({{"event", "result"},
                            {"run", run.name},
                            {"epoch", best.epoch},
                            {"format", wish.format},
                            {"path", displayPath(folder)},
                            {"sha256", hash},
                            {"parity", nlohmann::ordered_json::parse(certificate.toJson())}});
  context.reporter().text(
      fmt::format("{} is in {}. Loaded again, it answers {} images as the run does (largest difference {:.1g}).", run.name,
                  displayPath(folder), certificate.images, certificate.largestDifference));
}

}  // namespace

void addExportCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("export", "Write a run's best checkpoint as a folder that other programs can load");
  auto wish = std::make_shared<Wish>();
  command->add_option("run", wish->run, "The run, by id or name")->required();
  command->add_option("--format", wish->format, "state-dict: safetensors with preprocessing, classes and model card")
      ->capture_default_str();
  command->add_option("--out", wish->folder, "The new folder")->required()->type_name("DIR");
  command->callback([&context, wish] { exportRun(context, *wish); });
}

}  // namespace luthier::cli
