// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/cli/cli_context.h"
#include "core/training/run_execution.h"

namespace luthier::cli {

/// What a new run is made of.
struct NewRun {
  std::string name;  // "": "<dataset>-<n>"
  std::string task;  // "": the dataset's own
  DatasetRecord dataset;
  ModelRecord model;
  Configuration configuration;
  bool sample = false;
};

/// Enters the run into the store. `claimed`: this process carries it out at once, so that no queue may take it.
[[nodiscard]] RunRecord createRun(CliContext& context, const NewRun& run, bool claimed);

/// A model of the store by name or id; or a known architecture ("resnet20"), which begins with random weights and is
/// entered as a model of its own at its first use. Throws Error{NotFound}.
[[nodiscard]] ModelRecord modelOrArchitecture(CliContext& context, const std::string& reference);

/// Carries out a run in this process and reports it; the exit code says whether it was interrupted.
RunResult carryOut(CliContext& context, const RunRecord& run);

}  // namespace luthier::cli
