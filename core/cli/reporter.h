// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/cli/output.h"

namespace luthier::cli {

/// What a command tells: with --json one JSON object a line on standard output and nothing else there, otherwise text for a
/// person, with a progress bar on standard error where that is a terminal. Thread-safe.
class Reporter {
 public:
  Reporter(Output& output, bool json);

  [[nodiscard]] bool json() const noexcept { return json_; }
  /// With --json: writes `event`, an object such as {"event":"epoch", ...}. Numbers that are not finite become null.
  void event(const nlohmann::ordered_json& event);
  /// Without --json: a line of text.
  void text(std::string_view line);
  /// Without --json: columns under `headings`; where there are no rows, `empty` instead.
  void table(const std::vector<std::string>& headings, const std::vector<std::vector<std::string>>& rows,
             std::string_view empty);
  /// Either way: {"event":"progress","phase":...,"done":...,"total":...}, or the bar.
  void progress(const Progress& progress);
  /// A callback for a job that reports progress here.
  [[nodiscard]] ProgressCallback progressCallback();
  /// The error, as a line of JSON on standard output or as text on standard error.
  void error(const Problem& problem);

 private:
  void clearBar();

  Output& output_;
  bool json_;
  bool barShown_ = false;
  std::mutex mutex_;
};

}  // namespace luthier::cli
