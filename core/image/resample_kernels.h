// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/image/image.h"

/// The two passes of resize(): weighted sums in 8-bit fixed point.
namespace luthier::resample {

/// 8 bits of result, and 2 bits of room for filters with negative lobes (Pillow, Resample.c).
inline constexpr int precisionBits = 32 - 8 - 2;

/// The value of a sum that began with half of 2^precisionBits.
[[nodiscard]] inline std::uint8_t toByte(std::int32_t sum) {
  return static_cast<std::uint8_t>(std::clamp(sum >> precisionBits, 0, 255));
}

/// For every output position the source positions that it sums (first, count) and their weights, `taps` apart.
struct Coefficients {
  struct Span {
    int first = 0, count = 0;
  };
  int taps = 0;
  std::vector<Span> spans;
  std::vector<std::int32_t> weights;
};

/// Rows [firstRow, lastRow) of `image`, each resampled to columns.spans.size() columns.
[[nodiscard]] Image horizontal(const ImageView& image, const Coefficients& columns, int firstRow, int lastRow);
/// The columns of `image` resampled to rows.spans.size() rows.
[[nodiscard]] Image vertical(const ImageView& image, const Coefficients& rows);

}  // namespace luthier::resample
