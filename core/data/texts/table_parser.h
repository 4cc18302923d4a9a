// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/data/texts/dialect.h"

namespace luthier {

/// What one attempt to read a row came to.
enum class TableRowEnd {
  Complete,
  NeedMore,   // the row does not end in the text
  QuoteOpen,  // a quote that opened in it closes nowhere, or in the middle of a later text
};

/// Reads the row at the front of `text` (RFC 4180; quotes inside a bare field are letters, and what follows a closing quote belongs
/// to the field, as in Python's csv). `last`: nothing follows `text`. On Complete `length` is the bytes taken, line end included.
[[nodiscard]] TableRowEnd parseTableRow(std::string_view text, bool last, const Dialect& dialect,
                                        std::vector<std::string>& cells, std::size_t& length);

}  // namespace luthier
