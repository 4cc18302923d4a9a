// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"

namespace luthier {

/// One row of a table, or one object of a JSON file, before anybody knows what its columns mean.
struct Record {
  std::int64_t line = 0;                        // where it begins, from 1
  std::vector<std::string> cells;               // one a column
  std::vector<std::vector<std::string>> lists;  // by column, where the cell is an array of JSON; empty where none is
  std::optional<Problem> problem;               // why it cannot be used

  void clear() {
    cells.clear();
    lists.clear();
    problem.reset();
  }
};

/// The records of one file, from front to back. One thread.
class RecordSource {
 public:
  virtual ~RecordSource() = default;
  /// Names of the columns; numbers from 1 where the file has none.
  [[nodiscard]] virtual const std::vector<std::string>& columns() const = 0;
  /// False at the end.
  virtual bool next(Record& record) = 0;
  /// Bytes of the file that were read so far.
  [[nodiscard]] virtual std::int64_t consumed() const = 0;
  [[nodiscard]] virtual const std::string& charset() const = 0;
};

}  // namespace luthier
