// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/image/image.h"

namespace luthier::test {

/// tests/fixtures/image.
[[nodiscard]] std::filesystem::path imageFixtures();
/// A binary PPM or PGM file as Pillow writes it.
[[nodiscard]] Image readPpm(const std::filesystem::path& path);

/// The synthetic image of tests/fixtures/image/make_resize_fixtures.py: noise and edges.
[[nodiscard]] Image picture(int width, int height, int channels);
/// SHA-256 of the pixels, in hexadecimal.
[[nodiscard]] std::string digest(const Image& image);

}  // namespace luthier::test
