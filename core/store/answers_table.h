// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// Table text_answers: the answers of a run's best epoch, one row an example.
namespace answers {
/// Takes the place of what the split had. Wrap in a Transaction, or be on the store's own thread.
void replace(Database& database, RowId run, Split split, std::int64_t epoch, std::span<const ExampleAnswer> answers);
struct Set {
  std::int64_t epoch = 0;  // 0: there are none
  std::vector<ExampleAnswer> answers;
};
/// In the order of the examples' ids, after the id `after`, at most `limit` (-1: all).
[[nodiscard]] Set page(Database& database, RowId run, Split split, RowId after = 0, std::int64_t limit = -1);
}  // namespace answers

}  // namespace luthier
