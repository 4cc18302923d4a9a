// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/config/configuration.h"

namespace luthier {

/// How a table is written.
struct Dialect {
  char delimiter = ',';
  bool quotes = true;
  bool header = true;

  /// "csv", "tsv", "semicolon" or "pipe".
  [[nodiscard]] std::string name() const;
};

/// What the settings (delimiter, quotes, header) leave open is judged by `sample`, the beginning of the table: the delimiter that
/// divides most rows into the same number of columns (by `extension` among equals), quotes where they are closed before a
/// delimiter, a header where the first row reads unlike the others.
[[nodiscard]] Dialect detectDialect(std::string_view sample, const std::string& extension, const Configuration& settings);

}  // namespace luthier
