// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/cli_context.h"

#include <charconv>

#include "core/base/files.h"
#include "core/catalogue/builtin_models.h"
#include "core/store/audit_table.h"
#include "core/store/datasets_table.h"
#include "core/store/models_table.h"
#include "core/store/runs_table.h"
#include "core/store/workspace_move.h"

namespace luthier::cli {
namespace {

std::optional<RowId> asId(const std::string& text) {
  RowId id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional<RowId>(id) : std::nullopt;
}

template <typename Record>
Record required(std::optional<Record> record, const char* kind, const std::string& reference) {
  if (!record) {
    throw Error(ErrorCode::NotFound, {{"kind", kind}, {"name", reference}});
  }
  return std::move(*record);
}

}  // namespace

Reporter& CliContext::reporter() {
  if (!reporter_) {
    reporter_.emplace(output_, json);
  }
  return *reporter_;
}

const Workspace& CliContext::workspace() {
  if (!workspace_) {
    workspace_ = Workspace::createOrOpen(std::filesystem::absolute(workspaceFolder));
  }
  return *workspace_;
}

Database& CliContext::database() {
  if (!database_) {
    database_ = std::make_unique<Database>(workspace().databaseFile(), OpenMode::ReadWrite);
    followMove(workspace(), *database_);
    addBuiltinModels(workspace(), *database_);
  }
  return *database_;
}

Database& CliContext::existingDatabase() {
  if (!Workspace::exists(workspaceFolder)) {
    throw Error(ErrorCode::NotFound, {{"kind", "workspace"}, {"name", displayPath(workspaceFolder)}});
  }
  return database();
}

RunRecord CliContext::requireRun(const std::string& reference) {
  return required(runs::findByReference(existingDatabase(), reference), "run", reference);
}

DatasetRecord CliContext::requireDataset(const std::string& reference) {
  // A name goes before an id: people name datasets "2" too.
  auto record = datasets::findByName(existingDatabase(), reference);
  if (const auto id = asId(reference); !record && id) {
    record = datasets::find(existingDatabase(), *id);
  }
  return required(std::move(record), "dataset", reference);
}

ModelRecord CliContext::requireModel(const std::string& reference) {
  auto record = models::findByName(existingDatabase(), reference);
  if (const auto id = asId(reference); !record && id) {
    record = models::find(existingDatabase(), *id);
  }
  return required(std::move(record), "model", reference);
}

void CliContext::audit(const std::string& action, const std::string& subject, const std::string& details) {
  luthier::audit::append(database(), {0, "cli", action, subject, details});
}

void applySettings(Configuration& configuration, const std::vector<std::string>& settings) {
  for (const std::string& setting : settings) {
    const auto equals = setting.find('=');
    if (equals == std::string::npos) {
      throw Error(ErrorCode::Usage, {{"detail", "--set takes key=value, not \"" + setting + "\""}});
    }
    configuration.setText(setting.substr(0, equals), setting.substr(equals + 1));
  }
}

}  // namespace luthier::cli
