// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/formats/pickle_reader.h"
#include "core/formats/pickle_tree.h"

namespace luthier {

/// The value that the operation `code` writes out (numbers, texts, bytes, None, truth values); nothing where `code` is
/// another kind of operation. Throws Error{PickleDamaged}.
[[nodiscard]] std::optional<PickleValue> readPickleLiteral(char code, PickleReader& reader);

}  // namespace luthier
