// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/store/database.h"

namespace luthier {

/// Figures of a store that tell nothing of what is in it: for a report on a problem.
struct StoreStatistics {
  std::string sqliteVersion;
  int schema = 0;
  std::int64_t pages = 0, pageBytes = 0, freePages = 0;
  std::string integrity;                                   // "ok", or what is wrong
  std::vector<std::pair<std::string, std::int64_t>> rows;  // of each table
};

/// Reads every table and checks the whole file: blocks for as long as that takes.
[[nodiscard]] StoreStatistics storeStatistics(Database& database);

}  // namespace luthier
