// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/cli/cli_context.h"

namespace luthier::cli {

/// What `predict` is asked about texts.
struct TextQuestion {
  std::vector<std::string> texts;    // typed
  std::vector<std::string> seconds;  // one a text, or none
  std::vector<std::string> tables;   // files of texts, read as the run's dataset was imported
  std::string csv;                   // where the answers go; "" to the terminal
};

/// Lets a run of texts answer, and reports. Throws Error{Usage, ColumnMissing, ColumnUnclear} and what reading a table and
/// predicting throw.
void predictTexts(CliContext& context, const RunRecord& run, const TextQuestion& question);

}  // namespace luthier::cli
