// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/text_export_job.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "core/base/error.h"
#include "core/cli/evaluation_job.h"
#include "core/export/text_export.h"

namespace luthier::cli {
namespace {

constexpr std::size_t comparedTexts = 64;

/// Texts as the network sees them: N x 3 x L.
struct ComparedTexts {
  torch::Tensor inputs = torch::empty({0, 3, 1}, torch::kInt64);
  std::string split;  // where they come from
};

ComparedTexts textsToCompare(CliContext& context, const RunRecord& run, const PredictorSource& source) {
  const auto prepared = prepareRun(context, run, source);
  for (const Split split : {Split::Validation, Split::Train}) {
    const auto& batches = prepared.task->batches(split, false);
    std::vector<std::size_t> positions(std::min(comparedTexts, batches.size()));
    std::iota(positions.begin(), positions.end(), std::size_t{0});
    if (!positions.empty()) {
      return {batches.make({0, positions}).inputs.narrow(1, 0, 3), splitName(split)};
    }
  }
  return {};
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

const TextExportFormat& requireTextFormat(const std::string& id) {
  const auto* format = findTextExportFormat(id);
  if (format == nullptr) {
    throw Error(ErrorCode::Internal, {{"detail", "no text format " + id}});
  }
  return *format;
}

}  // namespace

WrittenExport exportTextRun(CliContext& context, const RunRecord& run, const RunSource& source, const ModelCard& card,
                            const std::string& formatId, const std::filesystem::path& folder) {
  const auto& format = requireTextFormat(formatId);
  auto predictor = textPredictorOfRun(context.workspace(), run, context.requireModel(fmt::to_string(run.model)));
  const auto kind = predictor.network().head().kind;
  TextExport wish;
  wish.model = &predictor.network();
  wish.source = openTextFolder(predictor.source().modelFolder);
  wish.maximumLength = predictor.setup().maximumLength;
  wish.problemType = problemType(run.task);
  wish.card = card;
  if (wish.problemType == "regression") {
    wish.labels = {"value"};
  } else if (kind == TextHeadKind::Sequence || kind == TextHeadKind::Token) {
    wish.labels = predictor.setup().classes;
  }
  const auto texts = textsToCompare(context, run, source.source);
  return {exportTexts(wish, format, texts.inputs, texts.split, folder), folder / format.weightsName()};
}

}  // namespace luthier::cli
