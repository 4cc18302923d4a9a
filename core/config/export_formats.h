// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/config/task_description.h"

namespace luthier {

/// What engine and window both know of a way to write a trained run for other programs.
struct ExportFormat {
  std::string id;           // "--format" of the terminal, kind of the artifact
  const char* label = "";   // English, the key of its translation in the context "ExportFormat"
  const char* reader = "";  // which program reads it, in one sentence; the same context
  std::vector<ExampleKind> examples;
  bool mayNormalize = false;  // a network of images can be written so that it takes pixels and scales them itself
};

/// In the order in which a form offers them; the first of a kind of examples is its usual one.
[[nodiscard]] const std::vector<ExportFormat>& exportFormats();
/// Whether a network of such examples can be written in this format with the normalisation inside.
[[nodiscard]] bool normalizesInside(const ExportFormat& format, ExampleKind examples);
/// Null where unknown.
[[nodiscard]] const ExportFormat* findExportFormat(std::string_view id);
[[nodiscard]] std::vector<ExportFormat> exportFormatsFor(ExampleKind examples);

}  // namespace luthier
