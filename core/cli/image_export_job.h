// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/cli/cli_context.h"
#include "core/export/image_format.h"
#include "core/export/model_card.h"
#include "core/export/parity_certificate.h"
#include "core/training/run_source.h"

namespace luthier::cli {

/// An export that is in its place.
struct WrittenExport {
  ParityCertificate certificate;
  std::filesystem::path weights;  // the file whose hash names the artifact
};

/// What was asked for beside the run.
struct ImageExportWish {
  std::string format;
  bool normalizeInside = false;
  std::filesystem::path folder;
};

/// Exports a run of images and compares the result on up to 100 images of its dataset: of the validation split, of the test or
/// training split where that is empty. Reports progress. Throws the errors of exportImages() and those of reading the images.
[[nodiscard]] WrittenExport exportImageRun(CliContext& context, const RunRecord& run, const RunSource& source,
                                           const ModelCard& card, const ImageExportWish& wish);

}  // namespace luthier::cli
