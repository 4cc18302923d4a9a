// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/progress.h"
#include "core/store/workspace.h"
#include "core/training/observer.h"
#include "core/training/trainer.h"

namespace luthier {

/// How a run ended.
struct RunResult {
  FitOutcome outcome = FitOutcome::Done;
  RowId run = 0;
  std::int64_t epoch = 0;                              // the best one; 0 where no epoch was finished
  std::vector<std::pair<std::string, double>> values;  // its metrics on the validation split (else train), without split
  double examplesPerSecond = 0.0;
  double tokensPerSecond = 0.0;  // real ones; 0 where examples are not made of tokens
  double seconds = 0.0;          // of training
};

/// Carries out a run of the store in this process, from its start or from its newest checkpoint: takes its lock, prepares,
/// autotunes, trains, records. `alsoTold` (may be null) sees the run go by beside the store; `interrupt` asks to
/// checkpoint and leave (the run is then stopped, and can be resumed). The store's row says in the end how it went, whatever
/// happens. Blocks. Throws Error{NotFound, RunOwned, RunNotResumable, Diverged, FileMoved, FileChanged, OutOfMemory, ...}.
RunResult executeRun(const Workspace& workspace, RowId run, TrainingObserver* alsoTold, const CancelToken& interrupt);

}  // namespace luthier
