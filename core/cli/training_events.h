// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/cli/reporter.h"
#include "core/training/observer.h"
#include "core/training/run_execution.h"

namespace luthier::cli {

/// Tells a run as it goes by: with --json an "epoch" event each, otherwise a progress bar and a line for each epoch.
class TrainingEvents final : public TrainingObserver {
 public:
  TrainingEvents(Reporter& reporter, const RunRecord& run) : reporter_(reporter), run_(run) {}

  void started();
  void onStatus(RunStatus status) override;
  void onProgress(const RunProgress& progress) override;
  void onEpoch(const EpochReport& report) override;
  void onEvent(const RunEvent& event) override;

 private:
  Reporter& reporter_;
  RunRecord run_;
};

/// {"event":"result","run":..,"status":..,"epoch":.., metrics of the best epoch ..., "examples_per_second":..,"seconds":..}
[[nodiscard]] nlohmann::ordered_json resultEvent(const RunResult& result);
/// The same for a person.
[[nodiscard]] std::string resultText(const RunRecord& run, const RunResult& result);

}  // namespace luthier::cli
