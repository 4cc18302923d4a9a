// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/image/image.h"

namespace luthier::test {

/// tests/fixtures/image.
[[nodiscard]] std::filesystem::path imageFixtures();
/// A binary PPM or PGM file as Pillow writes it.
[[nodiscard]] Image readPpm(const std::filesystem::path& path);

/// The synthetic image of tests/fixtures/image/make_resize_fixtures.py: noise and edges.
[[nodiscard]] Image picture(int width, int height, int channels);
/// Waves of several lengths, as a photograph has: neither flat nor noise.
[[nodiscard]] Image scene(int width, int height);
/// A JPEG file of quality 92. `across` x `down` pixels share a colour.
struct JpegKind {
  int across = 2, down = 2;
  bool progressive = false;
};
[[nodiscard]] std::vector<std::byte> toJpeg(const Image& image, const JpegKind& kind = {});
/// SHA-256 of the pixels, in hexadecimal.
[[nodiscard]] std::string digest(const Image& image);

}  // namespace luthier::test
