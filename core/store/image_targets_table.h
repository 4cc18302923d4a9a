// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// Table image_targets: what is true of an image where a class does not say it, as the JSON of TextRecord::targets ("value",
/// "labels"). Like all tables: the connection's thread, may block for the busy timeout, throws Error{Store...}.
namespace image_targets {
/// `targets` of the dataset's examples, in stable order (the order of examples::list). Wrap with examples::insert in one
/// Transaction.
void insert(Database& database, RowId dataset, std::span<const std::string> targets);
/// Of all examples of the dataset in stable order; "" for one that has none. Empty where no example has any.
[[nodiscard]] std::vector<std::string> list(Database& database, RowId dataset);
/// In the order of `ids`; "" for one that has none.
[[nodiscard]] std::vector<std::string> find(Database& database, std::span<const RowId> ids);
}  // namespace image_targets

}  // namespace luthier
