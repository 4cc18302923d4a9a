// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/config/configuration.h"
#include "core/data/texts/record.h"

namespace luthier {

/// What a row is about.
enum class RowSubject { Text, Image };

/// Which column has which role; -1: none. A row has a text or the name of an image file.
struct ColumnRoles {
  int text = -1, second = -1, image = -1, label = -1, split = -1, group = -1, id = -1;

  /// "text", "second" ... of a column; "" for none.
  [[nodiscard]] std::string of(int column) const;
};

/// What the settings name is taken by name, then by number from 1; "-" is none. What they leave open is judged by the names of
/// the columns, then by `sample`: the text is the longest, the image the one with names of image files, the label the column with
/// the fewest values, or the only one that is left beside images. Throws Error{ColumnMissing} for a name that is not there,
/// Error{ColumnUnclear} where no column can be the subject.
[[nodiscard]] ColumnRoles findColumns(const std::vector<std::string>& names, const std::vector<Record>& sample,
                                      const Configuration& settings, const std::filesystem::path& path,
                                      RowSubject subject = RowSubject::Text);

}  // namespace luthier
