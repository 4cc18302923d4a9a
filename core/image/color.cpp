// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/color.h"

#include <algorithm>

#include "core/image/blend.h"

namespace luthier::color {
namespace {

/// ITU-R 601-2 luma in 16-bit fixed point, as PIL's convert("L").
std::uint8_t luma(const std::uint8_t* rgb) {
  return static_cast<std::uint8_t>((rgb[0] * 19595U + rgb[1] * 38470U + rgb[2] * 7471U + 0x8000U) >> 16U);
}

struct Hsv {
  std::uint8_t hue, saturation, value;
};

Hsv toHsv(const std::uint8_t* rgb) {
  const std::uint8_t most = std::max({rgb[0], rgb[1], rgb[2]});
  const std::uint8_t least = std::min({rgb[0], rgb[1], rgb[2]});
  if (most == least) return {0, 0, most};
  const float range = static_cast<float>(most - least);
  const auto distance = [&](std::uint8_t channel) { return static_cast<float>(most - channel) / range; };
  const float red = distance(rgb[0]);
  const float green = distance(rgb[1]);
  const float blue = distance(rgb[2]);
  float hue = 0.0F;
  if (rgb[0] == most) {
    hue = blue - green;
  } else if (rgb[1] == most) {
    hue = static_cast<float>(2.0 + red - blue);
  } else {
    hue = static_cast<float>(4.0 + green - red);
  }
  const double turns = hue / 6.0 + 1.0;  // at least 5/6 and below 2, so this is Pillow's fmod(turns, 1)
  hue = static_cast<float>(turns >= 1.0 ? turns - 1.0 : turns);
  const float saturation = range / static_cast<float>(most);
  return {static_cast<std::uint8_t>(hue * 255.0), static_cast<std::uint8_t>(saturation * 255.0), most};
}

void toRgb(const Hsv& hsv, std::uint8_t* rgb) {
  const std::uint8_t value = hsv.value;
  if (hsv.saturation == 0) {
    rgb[0] = rgb[1] = rgb[2] = value;
    return;
  }
  const double sixths = hsv.hue * 6.0 / 255.0;
  const float saturation = static_cast<float>(hsv.saturation / 255.0);
  const int sector = static_cast<int>(sixths);
  const float rest = static_cast<float>(sixths - sector);
  // Between 0 and 255, where adding a half and cutting off is Pillow's round() for every value that occurs.
  const auto scaled = [&](double share) { return static_cast<std::uint8_t>(static_cast<float>(value) * share + 0.5); };
  const std::uint8_t p = scaled(1.0 - saturation);
  const std::uint8_t q = scaled(1.0 - saturation * rest);
  const std::uint8_t t = scaled(1.0 - saturation * (1.0 - rest));
  const std::uint8_t table[6][3] = {{value, t, p}, {q, value, p}, {p, value, t},
                                    {p, q, value}, {t, p, value}, {value, p, q}};
  std::copy_n(table[sector % 6], 3, rgb);
}

}  // namespace

Image toGrey(const Image& image) {
  if (image.channels == 1) return image;
  Image result(image.width, image.height, 1);
  const std::uint8_t* pixel = image.pixels.data();
  for (std::uint8_t& value : result.pixels) {
    value = luma(pixel);
    pixel += 3;
  }
  return result;
}

Image adjustBrightness(const Image& image, double factor) {
  Image result = image;
  for (std::uint8_t& value : result.pixels) value = blend(0, value, static_cast<float>(factor));
  return result;
}

Image adjustContrast(const Image& image, double factor) {
  std::uint64_t sum = 0;
  const std::size_t pixels = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
  const auto channels = static_cast<std::size_t>(image.channels);
  for (std::size_t i = 0; i < pixels; ++i) {
    const std::uint8_t* pixel = image.pixels.data() + i * channels;
    sum += channels == 3 ? luma(pixel) : *pixel;
  }
  const auto mean = static_cast<std::uint8_t>(static_cast<double>(sum) / static_cast<double>(pixels) + 0.5);
  Image result = image;
  for (std::uint8_t& value : result.pixels) value = blend(mean, value, static_cast<float>(factor));
  return result;
}

Image adjustSaturation(const Image& image, double factor) {
  Image result = image;
  if (image.channels == 1) return result;
  for (std::size_t i = 0; i < result.pixels.size(); i += 3) {
    std::uint8_t* pixel = result.pixels.data() + i;
    const std::uint8_t grey = luma(pixel);
    for (int c = 0; c < 3; ++c) pixel[c] = blend(grey, pixel[c], static_cast<float>(factor));
  }
  return result;
}

Image adjustHue(const Image& image, double shift) {
  Image result = image;
  if (image.channels == 1) return result;
  const auto step = static_cast<std::uint8_t>(static_cast<int>(shift * 255.0));
  for (std::size_t i = 0; i < result.pixels.size(); i += 3) {
    std::uint8_t* pixel = result.pixels.data() + i;
    Hsv hsv = toHsv(pixel);
    hsv.hue = static_cast<std::uint8_t>(hsv.hue + step);
    toRgb(hsv, pixel);
  }
  return result;
}

}  // namespace luthier::color
