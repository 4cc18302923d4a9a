// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/training_parameters.h"
#include "core/image/transforms.h"
#include "core/store/records.h"

namespace luthier {

/// What happens to an image on its way into the network: the deterministic part, stored with the run, and the random part
/// of training. Training and the augmentation preview both use it.
struct ImagePipeline {
  Preprocessing preprocessing;
  Augmentation augmentation;

  /// The part before chance, which can be kept from epoch to epoch: the image a model sees where nothing is random, or all
  /// the pixels where a random resized crop will choose among them.
  [[nodiscard]] Image base(Image image, bool augmented) const;
  /// Whether chance chooses among all pixels, so that an image of which nothing is kept need be decoded in that part only.
  [[nodiscard]] bool choosesPart() const { return augmentation.crop == Augmentation::Crop::RandomResizedCrop; }
  /// How small base() may be handed an image without any part of it being enlarged more than in its full size: the least length of
  /// its shorter side.
  [[nodiscard]] int leastSide(bool augmented) const;
  /// Whether training sees an example differently in every epoch.
  [[nodiscard]] bool isRandom() const;
  /// The random part, on a base(image, true), as a person may look at it: erased areas have the mean colour.
  [[nodiscard]] Image augment(const Image& base, Random& random) const;
  /// The same, normalised into channels x size x size floats.
  void augmentInto(const Image& base, Random& random, float* into) const;
  /// The same from the part alone that chooseResizedCrop() drew with `random` where choosesPart(), not yet through base().
  void augmentPartInto(Image part, Random& random, float* into) const;

 private:
  [[nodiscard]] Image beforeErasing(const Image& base, Random& random) const;
  void normalizeAndErase(const Image& image, Random& random, float* into) const;
};

/// `published` is the model's own preprocessing: its mean, deviation and interpolation are kept (for grey images by
/// withChannels). The input size is the configuration's image_size, or follows the data: up to a median of 64 px the 32 px of
/// small networks, else 224 px. The automatic crop is torchvision's reference for that size: padded random crop when small,
/// random resized crop when large.
[[nodiscard]] ImagePipeline makeImagePipeline(const TrainingConfig& config, const DatasetRecord& dataset,
                                              const Preprocessing& published);

/// The seeded generator of one example's augmentation in one epoch (0 = first).
[[nodiscard]] Random augmentationRandom(std::int64_t seed, std::int64_t epoch, std::size_t position);

}  // namespace luthier
