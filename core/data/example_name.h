// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/store/records.h"

namespace luthier {

/// What a person calls an example: its path, and its number where it lies in a container ("train-images-idx3-ubyte #17").
[[nodiscard]] std::string exampleName(const ExampleRecord& example);

}  // namespace luthier
