// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/cli/image_export_job.h"

namespace luthier::cli {

/// Exports a run of texts as `format` (an id of core/config/export_formats.h) and compares the result on up to 64 texts of its
/// dataset: of the validation split, of the training split where that is empty. Throws the errors of exportTexts() and those of
/// reading the texts.
[[nodiscard]] WrittenExport exportTextRun(CliContext& context, const RunRecord& run, const RunSource& source,
                                          const ModelCard& card, const std::string& format,
                                          const std::filesystem::path& folder);

}  // namespace luthier::cli
