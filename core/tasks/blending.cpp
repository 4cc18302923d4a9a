// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/blending.h"

#include <algorithm>
#include <cmath>

namespace luthier {
namespace {

torch::Tensor sharesOf(const torch::Tensor& labels, std::int64_t classes, double share) {
  const auto own = torch::one_hot(labels, classes).to(torch::kFloat32);
  return own.roll(1, 0).mul_(1.0 - share).add_(own.mul(share));
}

/// The logarithm of a Gamma(shape) variate: for small shapes the variate itself may be too small for a double.
double logGamma(double shape, Random& random) {
  if (shape < 1.0) {
    return logGamma(shape + 1.0, random) + std::log(1.0 - random.uniform()) / shape;
  }
  const double d = shape - 1.0 / 3.0;
  const double c = 1.0 / std::sqrt(9.0 * d);
  for (;;) {
    const double x = random.normal();
    const double root = 1.0 + c * x;
    if (root <= 0.0) {
      continue;
    }
    const double v = root * root * root;
    if (std::log(1.0 - random.uniform()) < 0.5 * x * x + d - d * v + d * std::log(v)) {
      return std::log(d * v);
    }
  }
}

}  // namespace

double symmetricBeta(double alpha, Random& random) {
  const double first = logGamma(alpha, random);
  const double second = logGamma(alpha, random);
  return 1.0 / (1.0 + std::exp(second - first));
}

PixelArea cutArea(int width, int height, double share, int x, int y) {
  const double half = 0.5 * std::sqrt(1.0 - share);
  const int halfWidth = static_cast<int>(half * width);
  const int halfHeight = static_cast<int>(half * height);
  const int left = std::max(x - halfWidth, 0);
  const int top = std::max(y - halfHeight, 0);
  return {left, top, std::min(x + halfWidth, width) - left, std::min(y + halfHeight, height) - top};
}

void mixUp(Batch& batch, std::int64_t classes, double share) {
  batch.inputs = batch.inputs.roll(1, 0).mul_(1.0 - share).add_(batch.inputs.mul(share));
  batch.targets = sharesOf(batch.targets, classes, share);
}

void cutMix(Batch& batch, std::int64_t classes, const PixelArea& area) {
  const auto part = [&](const torch::Tensor& images) {
    return images.narrow(2, area.top, area.height).narrow(3, area.left, area.width);
  };
  const auto others = part(batch.inputs).roll(1, 0);
  part(batch.inputs).copy_(others);
  const double covered = static_cast<double>(area.width) * area.height;
  const auto pixels = static_cast<double>(batch.inputs.size(2) * batch.inputs.size(3));
  batch.targets = sharesOf(batch.targets, classes, 1.0 - covered / pixels);
}

void blendBatch(Batch& batch, std::int64_t classes, const Blending& blending, Random& random) {
  const torch::NoGradGuard noGradients;
  const bool both = blending.mixup > 0.0 && blending.cutmix > 0.0;
  const bool mixes = both ? random.chance(0.5) : blending.mixup > 0.0;
  if (mixes) {
    mixUp(batch, classes, symmetricBeta(blending.mixup, random));
    return;
  }
  const auto height = static_cast<int>(batch.inputs.size(2));
  const auto width = static_cast<int>(batch.inputs.size(3));
  const double share = symmetricBeta(blending.cutmix, random);
  const auto x = static_cast<int>(random.below(static_cast<std::uint64_t>(width)));
  const auto y = static_cast<int>(random.below(static_cast<std::uint64_t>(height)));
  cutMix(batch, classes, cutArea(width, height, share, x, y));
}

}  // namespace luthier
