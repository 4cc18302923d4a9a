// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/tones.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/image/blend.h"

namespace luthier::color {
namespace {

using Table = std::array<std::uint8_t, 256>;
using Histogram = std::array<std::int64_t, 256>;

Histogram histogramOf(const Image& image, int channel) {
  Histogram histogram{};
  for (std::size_t i = static_cast<std::size_t>(channel); i < image.pixels.size();
       i += static_cast<std::size_t>(image.channels)) {
    ++histogram[image.pixels[i]];
  }
  return histogram;
}

Table identity() {
  Table table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<std::uint8_t>(i);
  return table;
}

/// `tableOf` makes a channel's table from its histogram.
Image mapChannels(const Image& image, Table (*tableOf)(const Histogram&)) {
  Image result = image;
  for (int channel = 0; channel < image.channels; ++channel) {
    const Table table = tableOf(histogramOf(image, channel));
    for (std::size_t i = static_cast<std::size_t>(channel); i < result.pixels.size();
         i += static_cast<std::size_t>(image.channels)) {
      result.pixels[i] = table[result.pixels[i]];
    }
  }
  return result;
}

Table stretched(const Histogram& histogram) {
  int low = 0;
  int high = 255;
  while (low < 255 && histogram[static_cast<std::size_t>(low)] == 0) ++low;
  while (high > 0 && histogram[static_cast<std::size_t>(high)] == 0) --high;
  if (high <= low) return identity();
  const double scale = 255.0 / (high - low);
  const double offset = -low * scale;
  Table table{};
  for (int i = 0; i < 256; ++i) {
    table[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(std::clamp(static_cast<int>(i * scale + offset), 0, 255));
  }
  return table;
}

Table evened(const Histogram& histogram) {
  std::int64_t all = 0;
  std::int64_t last = 0;
  int used = 0;
  for (const std::int64_t count : histogram) {
    all += count;
    last = count > 0 ? count : last;
    used += count > 0 ? 1 : 0;
  }
  const std::int64_t step = (all - last) / 255;
  if (used <= 1 || step == 0) return identity();
  Table table{};
  std::int64_t sum = step / 2;
  for (std::size_t i = 0; i < table.size(); ++i) {
    table[i] = static_cast<std::uint8_t>(std::min<std::int64_t>(255, sum / step));
    sum += histogram[i];
  }
  return table;
}

/// ImageFilter.SMOOTH: each pixel with weight 5 among its neighbours with weight 1.
Image smoothed(const Image& image) {
  Image result = image;
  const int stride = image.width * image.channels;
  for (int y = 1; y + 1 < image.height; ++y) {
    for (int i = image.channels; i + image.channels < stride; ++i) {
      const std::uint8_t* middle = image.pixels.data() + y * stride + i;
      int sum = 4 * *middle;
      for (const int row : {-stride, 0, stride}) {
        sum += middle[row - image.channels] + middle[row] + middle[row + image.channels];
      }
      // A thirteenth, rounded; halves do not occur.
      result.pixels[static_cast<std::size_t>(y * stride + i)] = static_cast<std::uint8_t>((2 * sum + 13) / 26);
    }
  }
  return result;
}

}  // namespace

Image adjustSharpness(const Image& image, double factor) {
  Image result = image;
  const Image smooth = smoothed(image);
  for (std::size_t i = 0; i < result.pixels.size(); ++i) {
    result.pixels[i] = blend(smooth.pixels[i], image.pixels[i], static_cast<float>(factor));
  }
  return result;
}

Image posterize(const Image& image, int bits) {
  Image result = image;
  const auto mask = static_cast<std::uint8_t>(0xFF00U >> static_cast<unsigned>(std::clamp(bits, 0, 8)));
  for (std::uint8_t& value : result.pixels) value &= mask;
  return result;
}

Image solarize(const Image& image, double threshold) {
  Image result = image;
  for (std::uint8_t& value : result.pixels) {
    if (value >= threshold) value = static_cast<std::uint8_t>(255 - value);
  }
  return result;
}

Image autocontrast(const Image& image) { return mapChannels(image, stretched); }

Image equalize(const Image& image) { return mapChannels(image, evened); }

}  // namespace luthier::color
