// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/store/database.h"

namespace luthier {

/// Table workspace_settings: what belongs to the workspace rather than to a person ("baseline": the pinned run's id).
namespace workspace_settings {
[[nodiscard]] std::optional<std::string> find(Database& database, std::string_view name);
void set(Database& database, std::string_view name, std::string_view value);
void remove(Database& database, std::string_view name);
}  // namespace workspace_settings

}  // namespace luthier
