// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/cli/output.h"
#include "core/cli/reporter.h"
#include "core/config/configuration.h"
#include "core/store/database.h"
#include "core/store/records.h"
#include "core/store/workspace.h"

namespace luthier::cli {

/// What every command shares: the global options, the workspace (opened on first use), output and the wish to stop.
class CliContext {
 public:
  explicit CliContext(Output& output) : output_(output) {}

  // Bound to --workspace and --json by main.
  std::filesystem::path workspaceFolder = Workspace::defaultFolder();
  bool json = false;
  /// What the process returns where a command ends without an exception.
  ExitCode exitCode = ExitCode::Done;

  /// Cancelled by Ctrl-C or SIGTERM.
  CancelToken cancel;

  [[nodiscard]] Output& output() { return output_; }
  [[nodiscard]] Reporter& reporter();

  /// The workspace, made where it is missing.
  [[nodiscard]] const Workspace& workspace();
  /// This thread's connection to it.
  [[nodiscard]] Database& database();
  /// The same for commands that only look or change what is there: throws Error{NotFound} where there is no workspace.
  [[nodiscard]] Database& existingDatabase();

  /// By id or name; throw Error{NotFound}.
  [[nodiscard]] RunRecord requireRun(const std::string& reference);
  [[nodiscard]] DatasetRecord requireDataset(const std::string& reference);
  [[nodiscard]] ModelRecord requireModel(const std::string& reference);

  /// Writes an audit row in the name of this program.
  void audit(const std::string& action, const std::string& subject, const std::string& details = "{}");

 private:
  Output& output_;
  std::optional<Reporter> reporter_;
  std::optional<Workspace> workspace_;
  std::unique_ptr<Database> database_;
};

/// Applies "--set key=value" texts. Throws Error{Usage, UnknownParameter, InvalidParameter}.
void applySettings(Configuration& configuration, const std::vector<std::string>& settings);

}  // namespace luthier::cli
