// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/resample_kernels.h"

#include <array>

#include "core/image/resample_avx2.h"

namespace luthier::resample {
namespace {

constexpr std::int32_t half = 1 << (precisionBits - 1);

template <std::size_t Channels>
void horizontalRow(const std::uint8_t* from, const Coefficients& columns, std::uint8_t* to) {
  const std::int32_t* weights = columns.weights.data();
  for (const Coefficients::Span& span : columns.spans) {
    std::array<std::int32_t, Channels> sums;
    sums.fill(half);
    const std::uint8_t* pixel = from + static_cast<std::size_t>(span.first) * Channels;
    for (int k = 0; k < span.count; ++k, pixel += Channels) {
      for (std::size_t c = 0; c < Channels; ++c) sums[c] += pixel[c] * weights[k];
    }
    for (std::size_t c = 0; c < Channels; ++c) *to++ = toByte(sums[c]);
    weights += columns.taps;
  }
}

void verticalRow(const std::uint8_t* from, std::size_t stride, const std::int32_t* weights, int taps, std::uint8_t* to,
                 std::size_t count) {
  std::vector<std::int32_t> sums(count, half);
  for (int k = 0; k < taps; ++k, from += stride) {
    for (std::size_t i = 0; i < count; ++i) sums[i] += from[i] * weights[k];
  }
  for (std::size_t i = 0; i < count; ++i) to[i] = toByte(sums[i]);
}

}  // namespace

Image horizontal(const ImageView& image, const Coefficients& columns, int firstRow, int lastRow) {
  Image result(static_cast<int>(columns.spans.size()), lastRow - firstRow, image.channels);
  const std::size_t stride = static_cast<std::size_t>(result.width) * static_cast<std::size_t>(result.channels);
  std::uint8_t* to = result.pixels.data();
  int y = firstRow;
  if (image.channels == 3 && image.width > 1 && avx2::available()) {
    // The last row of the image is left to the loop below: behind it there is nothing to read.
    for (; y + 2 <= lastRow && y + 2 < image.height; y += 2, to += 2 * stride) {
      avx2::horizontalRows(image.row(y), image.row(y + 1), columns, to, to + stride);
    }
  }
  const auto row = image.channels == 1 ? horizontalRow<1> : horizontalRow<3>;
  for (; y < lastRow; ++y, to += stride) row(image.row(y), columns, to);
  return result;
}

Image vertical(const ImageView& image, const Coefficients& rows) {
  Image result(image.width, static_cast<int>(rows.spans.size()), image.channels);
  const std::size_t stride = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels);
  const auto row = avx2::available() ? avx2::verticalRow : verticalRow;
  const std::int32_t* weights = rows.weights.data();
  std::uint8_t* to = result.pixels.data();
  for (const Coefficients::Span& span : rows.spans) {
    row(image.row(span.first), image.stride, weights, span.count, to, stride);
    to += stride;
    weights += rows.taps;
  }
  return result;
}

}  // namespace luthier::resample
