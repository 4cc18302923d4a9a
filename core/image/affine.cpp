// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/affine.h"

#include <cmath>
#include <cstring>
#include <numbers>
#include <vector>

#include "core/image/transforms.h"

namespace luthier {
namespace {

constexpr double fixedPointOne = 65536.0;

int toFixed(double value) { return static_cast<int>(std::floor(value * fixedPointOne + 0.5)); }

/// Copies pixels to their places: `column` and `row` of the source, which may lie outside.
class PixelCopier {
 public:
  PixelCopier(const Image& from, Image& to) : from_(from), to_(to) {}
  void copy(int column, int row, int toColumn, int toRow) const {
    if (column >= 0 && column < from_.width && row >= 0 && row < from_.height) {
      std::memcpy(to_.pixels.data() + place(to_, toColumn, toRow), from_.pixels.data() + place(from_, column, row),
                  static_cast<std::size_t>(from_.channels));
    }
  }

 private:
  static std::size_t place(const Image& image, int x, int y) {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) *
           static_cast<std::size_t>(image.channels);
  }
  const Image& from_;
  Image& to_;
};

/// Places along one axis (Pillow's ImagingScaleAffine); -1 for what lies before the image.
std::vector<int> scaledPlaces(double step, double offset, int count) {
  std::vector<int> places;
  double position = offset + step * 0.5;
  for (int i = 0; i < count; ++i, position += step) {
    places.push_back(position < 0.0 ? -1 : static_cast<int>(position));
  }
  return places;
}

void scaleInto(const AffineMatrix& m, const PixelCopier& copier, Image& result) {
  const auto columns = scaledPlaces(m[0], m[2], result.width);
  const auto rows = scaledPlaces(m[4], m[5], result.height);
  for (int y = 0; y < result.height; ++y) {
    for (int x = 0; x < result.width; ++x) {
      copier.copy(columns[static_cast<std::size_t>(x)], rows[static_cast<std::size_t>(y)], x, y);
    }
  }
}

void turnInto(const AffineMatrix& m, const PixelCopier& copier, Image& result) {
  int rowX = toFixed(m[2] + m[0] * 0.5 + m[1] * 0.5);
  int rowY = toFixed(m[5] + m[3] * 0.5 + m[4] * 0.5);
  for (int y = 0; y < result.height; ++y, rowX += toFixed(m[1]), rowY += toFixed(m[4])) {
    int fixedX = rowX;
    int fixedY = rowY;
    for (int x = 0; x < result.width; ++x, fixedX += toFixed(m[0]), fixedY += toFixed(m[3])) {
      copier.copy(fixedX >> 16, fixedY >> 16, x, y);
    }
  }
}

/// Python's round(value, 15).
double roundedTo15(double value) { return std::nearbyint(value * 1e15) / 1e15; }

double radians(double degrees) { return degrees * (std::numbers::pi / 180.0); }

/// A square turned counter-clockwise.
Image quarterTurn(const Image& image) {
  Image result(image.width, image.height, image.channels);
  const PixelCopier copier(image, result);
  for (int y = 0; y < result.height; ++y) {
    for (int x = 0; x < result.width; ++x) copier.copy(image.width - 1 - y, x, x, y);
  }
  return result;
}

}  // namespace

Image transformAffine(const Image& image, const AffineMatrix& matrix) {
  Image result(image.width, image.height, image.channels);
  const PixelCopier copier(image, result);
  if (matrix[1] == 0.0 && matrix[3] == 0.0) {
    scaleInto(matrix, copier, result);
  } else {
    turnInto(matrix, copier, result);
  }
  return result;
}

Image rotate(const Image& image, double degrees) {
  const double turn = std::fmod(std::fmod(degrees, 360.0) + 360.0, 360.0);
  if (turn == 0.0) return image;
  if (turn == 180.0) return flipHorizontally(flipVertically(image));
  if (image.width == image.height && (turn == 90.0 || turn == 270.0)) {
    return turn == 90.0 ? quarterTurn(image) : quarterTurn(quarterTurn(quarterTurn(image)));
  }
  const double angle = -radians(turn);
  const double cosine = roundedTo15(std::cos(angle));
  const double sine = roundedTo15(std::sin(angle));
  const double minusSine = roundedTo15(-std::sin(angle));
  const double centreX = image.width / 2.0;
  const double centreY = image.height / 2.0;
  return transformAffine(image, {cosine, sine, cosine * -centreX + sine * -centreY + centreX, minusSine, cosine,
                                 minusSine * -centreX + cosine * -centreY + centreY});
}

Image shear(const Image& image, const Shear& shear) {
  // torchvision's _get_inverse_affine_matrix for an angle of 0 and a scale of 1.
  const double x = radians(shear.x);
  const double y = radians(shear.y);
  const double a = std::cos(-y) / std::cos(y);
  const double b = -std::cos(-y) * std::tan(x) / std::cos(y);
  const double c = std::sin(-y) / std::cos(y);
  const double d = -std::sin(-y) * std::tan(x) / std::cos(y) + 1.0;
  AffineMatrix matrix{d, -b, 0.0, -c, a, 0.0};
  const double fromX = -shear.centreX - shear.shiftX;
  const double fromY = -shear.centreY - shear.shiftY;
  matrix[2] = matrix[0] * fromX + matrix[1] * fromY + shear.centreX;
  matrix[5] = matrix[3] * fromX + matrix[4] * fromY + shear.centreY;
  return transformAffine(image, matrix);
}

}  // namespace luthier
