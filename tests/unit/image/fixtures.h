// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/image/image.h"

namespace luthier::test {

/// tests/fixtures/image.
[[nodiscard]] std::filesystem::path imageFixtures();
/// A binary PPM or PGM file as Pillow writes it.
[[nodiscard]] Image readPpm(const std::filesystem::path& path);

}  // namespace luthier::test
