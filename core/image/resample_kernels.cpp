// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/resample_kernels.h"

#include <algorithm>
#include <array>

// The loops below are written for the compiler's vectoriser; one copy for processors with AVX2 is chosen when the program
// is loaded. Sanitizers cannot be called while that choice is made.
#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define LUTHIER_VECTORISED __attribute__((target_clones("avx2", "default")))
#else
#define LUTHIER_VECTORISED
#endif

namespace luthier::resample {
namespace {

constexpr std::int32_t half = 1 << (precisionBits - 1);

inline std::uint8_t toByte(std::int32_t sum) { return static_cast<std::uint8_t>(std::clamp(sum >> precisionBits, 0, 255)); }

LUTHIER_VECTORISED void addWeighted(const std::uint8_t* from, std::int32_t weight, std::int32_t* sums, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) sums[i] += from[i] * weight;
}

LUTHIER_VECTORISED void store(const std::int32_t* sums, std::uint8_t* to, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) to[i] = toByte(sums[i]);
}

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

}  // namespace

Image horizontal(const Image& image, const Coefficients& columns, int firstRow, int lastRow) {
  Image result(static_cast<int>(columns.spans.size()), lastRow - firstRow, image.channels);
  const std::size_t sourceStride = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels);
  const std::size_t stride = static_cast<std::size_t>(result.width) * static_cast<std::size_t>(result.channels);
  const auto row = image.channels == 1 ? horizontalRow<1> : horizontalRow<3>;
  for (int y = 0; y < result.height; ++y) {
    row(image.pixels.data() + static_cast<std::size_t>(y + firstRow) * sourceStride, columns,
        result.pixels.data() + static_cast<std::size_t>(y) * stride);
  }
  return result;
}

Image vertical(const Image& image, const Coefficients& rows) {
  Image result(image.width, static_cast<int>(rows.spans.size()), image.channels);
  const std::size_t stride = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels);
  std::vector<std::int32_t> sums(stride);
  const std::int32_t* weights = rows.weights.data();
  std::uint8_t* to = result.pixels.data();
  for (const Coefficients::Span& span : rows.spans) {
    std::fill(sums.begin(), sums.end(), half);
    const std::uint8_t* from = image.pixels.data() + static_cast<std::size_t>(span.first) * stride;
    for (int k = 0; k < span.count; ++k, from += stride) addWeighted(from, weights[k], sums.data(), stride);
    store(sums.data(), to, stride);
    to += stride;
    weights += rows.taps;
  }
  return result;
}

}  // namespace luthier::resample
