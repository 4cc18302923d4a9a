// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "core/base/clock.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/cli/image_export_job.h"
#include "core/cli/text_export_job.h"
#include "core/config/export_formats.h"
#include "core/config/task_description.h"
#include "core/export/model_card.h"
#include "core/store/artifacts_table.h"
#include "core/store/datasets_table.h"
#include "core/store/metrics_table.h"
#include "core/training/run_source.h"

namespace luthier::cli {
namespace {

struct Wish {
  std::string run, format, folder;  // format empty: the usual one of the task
  bool normalizeInside = false;
};

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

const ExportFormat& requireFormat(const Wish& wish, ExampleKind examples) {
  const auto fitting = exportFormatsFor(examples);
  std::vector<std::string> ids;
  std::ranges::transform(fitting, std::back_inserter(ids), &ExportFormat::id);
  const auto id = wish.format.empty() ? ids.front() : wish.format;
  if (std::ranges::find(ids, id) == ids.end()) {
    throw Error(ErrorCode::InvalidParameter,
                {{"parameter", "format"}, {"value", id}, {"expected", fmt::format("{}", fmt::join(ids, ", "))}});
  }
  const auto& format = *findExportFormat(id);
  if (wish.normalizeInside && !normalizesInside(format, examples)) {
    throw Error(ErrorCode::InvalidParameter,
                {{"parameter", "normalize-inside"},
                 {"value", "true"},
                 {"expected", fmt::format("a network of images and a format that computes it; {} does not", id)}});
  }
  return format;
}

std::string sentence(const RunRecord& run, const std::filesystem::path& folder, const ParityCertificate& certificate) {
  if (certificate.images == 0) {
    return fmt::format("{} is in {}. There was nothing to compare it on.", run.name, displayPath(folder));
  }
  const auto accuracy = certificate.runAccuracy && certificate.exportAccuracy
                            ? fmt::format(" Right answers among them: {:.1f} % (run), {:.1f} % (export).",
                                          *certificate.runAccuracy * 100.0, *certificate.exportAccuracy * 100.0)
                            : "";
  return fmt::format(
      "{} is in {}. Loaded again{}, it answers {:.1f} % of {} {} as the run does (largest difference {:.1g}).{}", run.name,
      displayPath(folder), certificate.comparedBy.empty() ? "" : " by " + certificate.comparedBy,
      certificate.agreement * 100.0, certificate.images, certificate.examples, certificate.largestDifference, accuracy);
}

void exportRun(CliContext& context, const Wish& wish) {
  const auto run = context.requireRun(wish.run);
  const auto examples = taskDescription(run.task).examples;
  const auto& format = requireFormat(wish, examples);
  const auto best = sourceOfRun(context.workspace(), run);
  const auto folder = withoutTrailingSlash(std::filesystem::absolute(wish.folder).lexically_normal());
  const auto card = makeCard(context, run, best.epoch);
  const auto written = examples == ExampleKind::Text
                           ? exportTextRun(context, run, best, card, format.id, folder)
                           : exportImageRun(context, run, best, card, {format.id, wish.normalizeInside, folder});
  const auto& certificate = written.certificate;
  const auto hash = toHex(sha256OfFile(written.weights));
  artifacts::insert(context.database(),
                    {0, run.id, format.id, folder.native(), hash, certificate.toJson(), nowMilliseconds()});
  context.audit("export", run.name);
  context.reporter().event({{"event", "result"},
                            {"run", run.name},
                            {"epoch", best.epoch},
                            {"format", format.id},
                            {"path", displayPath(folder)},
                            {"sha256", hash},
                            {"parity", nlohmann::ordered_json::parse(certificate.toJson())}});
  context.reporter().text(sentence(run, folder, certificate));
}

}  // namespace

void addExportCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("export", "Write a run's best checkpoint as a folder that other programs can load");
  auto wish = std::make_shared<Wish>();
  command->add_option("run", wish->run, "The run, by id or name")->required();
  command->add_option("--format", wish->format,
                      "images: state-dict (the usual one), huggingface, timm, torchscript, onnx, onnx-int8; texts: "
                      "huggingface (the usual one), torchscript");
  command->add_flag(
      "--normalize-inside", wish->normalizeInside,
      "The network of images takes bytes and scales and normalises them itself (torchscript, onnx, onnx-int8)");
  command->add_option("--out", wish->folder, "The new folder")->required()->type_name("DIR");
  command->callback([&context, wish] { exportRun(context, *wish); });
}

}  // namespace luthier::cli
