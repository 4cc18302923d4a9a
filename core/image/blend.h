// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

namespace luthier::color {

/// From `low` (factor 0) to `value` (factor 1) and beyond, cut to 8 bits: Pillow's Image.blend (Blend.c).
[[nodiscard]] inline std::uint8_t blend(std::uint8_t low, std::uint8_t value, float factor) {
  const float mixed = static_cast<float>(low) + factor * static_cast<float>(value - low);
  return static_cast<std::uint8_t>(std::clamp(mixed, 0.0F, 255.0F));
}

}  // namespace luthier::color
