// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/damaged/mutation.h"

namespace luthier::damaged {

/// A small healthy file, which its reader reads without an error.
struct Seed {
  std::string name;
  Bytes bytes;
};

/// The seeds for a reader (readers.h), from tests/fixtures or made here.
[[nodiscard]] std::vector<Seed> seedsFor(std::string_view reader);

}  // namespace luthier::damaged
