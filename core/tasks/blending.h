// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>

#include "core/base/random.h"
#include "core/image/random_erasing.h"
#include "core/loading/batch.h"

namespace luthier {

/// torchvision.transforms.v2.MixUp and CutMix with their alpha; 0: off. Where both are on, each batch gets one of them, as
/// RandomChoice of the two does.
struct Blending {
  double mixup = 0.0;
  double cutmix = 0.0;

  [[nodiscard]] bool any() const { return mixup > 0.0 || cutmix > 0.0; }
};

/// Blends the images of a batch (N x 3 x H x W), each with the one before it. Targets (N, int64) become shares of the classes
/// (N x C, float32).
void blendBatch(Batch& batch, std::int64_t classes, const Blending& blending, Random& random);

/// `share` of each image, the rest of the one before it.
void mixUp(Batch& batch, std::int64_t classes, double share);
/// The area is that of the image before it.
void cutMix(Batch& batch, std::int64_t classes, const PixelArea& area);
/// CutMix's rectangle about (x, y), cut off at the image's edges: (1 - share) of the image before that.
[[nodiscard]] PixelArea cutArea(int width, int height, double share, int x, int y);
/// Beta(alpha, alpha), by two gamma variates of Marsaglia and Tsang 2000.
[[nodiscard]] double symmetricBeta(double alpha, Random& random);

}  // namespace luthier
