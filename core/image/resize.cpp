// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/resize.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/image/resample_kernels.h"

namespace luthier {
namespace {

using resample::Coefficients;

double bilinearFilter(double x) {
  x = std::abs(x);
  return x < 1.0 ? 1.0 - x : 0.0;
}

/// Cubic convolution (Keys 1981) with a = -0.5.
double bicubicFilter(double x) {
  constexpr double a = -0.5;
  x = std::abs(x);
  if (x < 1.0) return ((a + 2.0) * x - (a + 3.0)) * x * x + 1.0;
  if (x < 2.0) return (((x - 5.0) * x + 8.0) * x - 4.0) * a;
  return 0.0;
}

struct Filter {
  double (*function)(double);
  double support;
};

Filter filterOf(Interpolation interpolation) {
  return interpolation == Interpolation::Bicubic ? Filter{bicubicFilter, 2.0} : Filter{bilinearFilter, 1.0};
}

/// The weights of every output position along one side. Source positions are single-precision, as in PIL's interface.
Coefficients makeCoefficients(int sourceSize, float low, float high, int size, const Filter& filter) {
  const double scale = static_cast<double>(high - low) / size;
  const double stretch = std::max(scale, 1.0);  // reducing widens the filter: that is the antialiasing
  const double support = filter.support * stretch;
  Coefficients result;
  result.taps = static_cast<int>(std::ceil(support)) * 2 + 1;
  result.spans.resize(static_cast<std::size_t>(size));
  result.weights.assign(static_cast<std::size_t>(size) * static_cast<std::size_t>(result.taps), 0);
  std::vector<double> exact(static_cast<std::size_t>(result.taps));
  for (int i = 0; i < size; ++i) {
    const double center = low + (i + 0.5) * scale;
    const int first = std::max(static_cast<int>(center - support + 0.5), 0);
    const int count = std::min(static_cast<int>(center + support + 0.5), sourceSize) - first;
    double sum = 0.0;
    for (int k = 0; k < count; ++k) {
      const double weight = filter.function((k + first - center + 0.5) * (1.0 / stretch));
      exact[static_cast<std::size_t>(k)] = weight;
      sum += weight;
    }
    std::int32_t* weights = result.weights.data() + static_cast<std::size_t>(i) * static_cast<std::size_t>(result.taps);
    for (int k = 0; k < count; ++k) {
      double weight = exact[static_cast<std::size_t>(k)];
      if (sum != 0.0) weight /= sum;
      const double fixed = weight * (1 << resample::precisionBits);
      weights[k] = static_cast<std::int32_t>(fixed < 0.0 ? fixed - 0.5 : fixed + 0.5);
    }
    result.spans[static_cast<std::size_t>(i)] = {first, std::max(count, 0)};
  }
  return result;
}

/// Source index of every output position, -1 outside; steps add up in double precision as in PIL's scaling transform.
std::vector<int> nearestIndices(float low, float high, int size, int sourceSize) {
  const double step = static_cast<double>(high - low) / size;
  double position = low + step * 0.5;
  std::vector<int> indices(static_cast<std::size_t>(size));
  for (int& index : indices) {
    index = position < 0.0 || position >= sourceSize ? -1 : static_cast<int>(position);
    position += step;
  }
  return indices;
}

struct FloatBox {
  float left, top, right, bottom;
};

Image resizeNearest(const ImageView& image, const FloatBox& box, int width, int height) {
  const std::vector<int> columns = nearestIndices(box.left, box.right, width, image.width);
  const std::vector<int> rows = nearestIndices(box.top, box.bottom, height, image.height);
  const auto channels = static_cast<std::size_t>(image.channels);
  Image result(width, height, image.channels);
  std::uint8_t* to = result.pixels.data();
  for (const int row : rows) {
    const std::uint8_t* from = image.row(std::max(row, 0));
    for (const int column : columns) {
      if (row >= 0 && column >= 0) std::memcpy(to, from + static_cast<std::size_t>(column) * channels, channels);
      to += channels;
    }
  }
  return result;
}

Image copyOf(const ImageView& image) {
  Image result(image.width, image.height, image.channels);
  const std::size_t bytes = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels);
  for (int y = 0; y < image.height; ++y) {
    std::memcpy(result.pixels.data() + static_cast<std::size_t>(y) * bytes, image.row(y), bytes);
  }
  return result;
}

}  // namespace

Image resize(const ImageView& image, const Box& box, int width, int height, Interpolation interpolation) {
  const FloatBox exact{static_cast<float>(box.left), static_cast<float>(box.top), static_cast<float>(box.right),
                       static_cast<float>(box.bottom)};
  const bool horizontal = width != image.width || exact.left != 0.0F || exact.right != static_cast<float>(width);
  const bool vertical = height != image.height || exact.top != 0.0F || exact.bottom != static_cast<float>(height);
  if (!horizontal && !vertical) return copyOf(image);
  if (interpolation == Interpolation::Nearest) return resizeNearest(image, exact, width, height);
  const Filter filter = filterOf(interpolation);
  if (!vertical) {
    return resample::horizontal(image, makeCoefficients(image.width, exact.left, exact.right, width, filter), 0,
                                image.height);
  }
  Coefficients rows = makeCoefficients(image.height, exact.top, exact.bottom, height, filter);
  if (!horizontal) return resample::vertical(image, rows);
  const Coefficients columns = makeCoefficients(image.width, exact.left, exact.right, width, filter);
  // Pillow 13 begins with the rows where the height shrinks by more than twice what the width shrinks by; older ones never do.
  // The rounding between the passes makes the order visible, by one level here and there.
  if (image.height > height && image.height - height > 2 * (image.width - width)) {
    return resample::horizontal(resample::vertical(image, rows), columns, 0, height);
  }
  // Only the rows that the second pass reads go through the first.
  const int firstRow = rows.spans.front().first;
  const int lastRow = rows.spans.back().first + rows.spans.back().count;
  for (auto& span : rows.spans) span.first -= firstRow;
  return resample::vertical(resample::horizontal(image, columns, firstRow, lastRow), rows);
}

Image resize(const ImageView& image, int width, int height, Interpolation interpolation) {
  const Box whole{0.0, 0.0, static_cast<double>(image.width), static_cast<double>(image.height)};
  return resize(image, whole, width, height, interpolation);
}

}  // namespace luthier
