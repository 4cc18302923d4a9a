// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace luthier {

/// The role that a column's name alone suggests: "text", "second", "image", "label", "split", "id", "group"; "" for none. English and
/// Chinese names, in any case, as the usual public datasets have them.
[[nodiscard]] std::string roleOfName(std::string_view name);

}  // namespace luthier
