// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/image_export_job.h"

#include <algorithm>

#include "core/config/export_formats.h"
#include "core/data/image_source.h"
#include "core/data/stored_dataset.h"
#include "core/export/image_export.h"

namespace luthier::cli {
namespace {

constexpr std::size_t comparedImages = 100;

/// Spread over the whole split: a dataset is ordered by class.
std::vector<ExampleRecord> spread(const std::vector<ExampleRecord>& examples) {
  std::vector<ExampleRecord> chosen;
  const auto count = std::min(comparedImages, examples.size());
  for (std::size_t index = 0; index < count; ++index) {
    chosen.push_back(examples[index * examples.size() / count]);
  }
  return chosen;
}

std::vector<ExampleRecord> examplesOf(const Dataset& dataset, Split split) {
  std::vector<ExampleRecord> chosen;
  std::ranges::copy_if(dataset.examples, std::back_inserter(chosen), [split](const auto& e) { return e.split == split; });
  return chosen;
}

ComparedImages imagesToCompare(const Dataset& dataset, AnswerKind answers) {
  ComparedImages compared;
  for (const Split split : {Split::Validation, Split::Test, Split::Train}) {
    const auto examples = spread(examplesOf(dataset, split));
    if (examples.empty()) {
      continue;
    }
    const auto source = openImageSource(dataset.record);
    for (const auto& example : examples) {
      compared.images.push_back(source->read(example));
      if (answers == AnswerKind::Class) {
        compared.labels.push_back(example.label);
      }
    }
    compared.split = splitName(split);
    break;
  }
  return compared;
}

AnswerKind answersOf(const std::string& task) {
  if (task == "multilabel_image_classification") {
    return AnswerKind::Labels;
  }
  return task == "image_regression" ? AnswerKind::Number : AnswerKind::Class;
}

const ImageFormat& requireFormat(const std::string& id) {
  const auto* format = findImageFormat(id);
  if (format == nullptr) {
    throw Error(ErrorCode::Internal, {{"detail", "no image format " + id}});
  }
  return *format;
}

}  // namespace

WrittenExport exportImageRun(CliContext& context, const RunRecord& run, const RunSource& source, const ModelCard& card,
                             const ImageExportWish& wish) {
  Predictor predictor(source.source);
  const ExportedModel model{predictor, answersOf(run.task), wish.normalizeInside, context.cancel};
  const auto& format = requireFormat(wish.format);
  format.requireSupported(model);  // before images are read
  const auto images = imagesToCompare(readStoredDataset(context.database(), run.dataset), model.answers);
  return {exportImages(model, format, card, images, wish.folder, context.reporter().progressCallback()),
          wish.folder / format.weightsName()};
}

}  // namespace luthier::cli
