// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/config/configuration.h"
#include "core/data/texts/record.h"

namespace luthier {

/// Which column has which role; -1: none.
struct ColumnRoles {
  int text = -1, second = -1, label = -1, split = -1, group = -1, id = -1;

  /// "text", "second" ... of a column; "" for none.
  [[nodiscard]] std::string of(int column) const;
};

/// What the settings name is taken by name, then by number from 1; "-" is none. What they leave open is judged by the names of
/// the columns, then by `sample`: the text is the longest, the label the column with the fewest values. Throws Error{ColumnMissing}
/// for a name that is not there, Error{ColumnUnclear} where no column can be the text.
[[nodiscard]] ColumnRoles findColumns(const std::vector<std::string>& names, const std::vector<Record>& sample,
                                      const Configuration& settings, const std::filesystem::path& path);

}  // namespace luthier
