// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/image_source.h"
#include "core/loading/batch.h"
#include "core/loading/disk_cache.h"
#include "core/loading/image_cache.h"
#include "core/loading/image_pipeline.h"

namespace luthier {

struct ImageLoaderOptions {
  bool augmented = false;                           // false: the deterministic preprocessing only
  std::int64_t seed = 1;                            // of the augmentation
  bool exact = true;                                // read in parts an image has the pixels of the whole
  std::size_t cacheBytes = 0;                       // decoded images kept in memory
  std::shared_ptr<const DiskCache> disk = nullptr;  // and on the disk, where memory has no room or nothing yet
};

/// Batches of images: inputs N x channels x size x size float32 (normalised), targets as the task has them. What does not depend on
/// chance is done once and cached as 8-bit pixels; chance, conversion and normalisation follow for every epoch. Where nothing is
/// kept and chance chooses among all pixels, only those that it chose are decoded: the same values in less time.
class ImageLoader final : public BatchMaker {
 public:
  /// `examples` is one split in stable order; `targets` has a row for each of them.
  ImageLoader(std::shared_ptr<const ImageSource> source, std::vector<ExampleRecord> examples, torch::Tensor targets,
              ImagePipeline pipeline, ImageLoaderOptions options);

  [[nodiscard]] std::size_t size() const override { return examples_.size(); }
  [[nodiscard]] Batch make(const BatchRequest& request) const override;
  [[nodiscard]] const std::vector<ExampleRecord>& examples() const noexcept { return examples_; }

 private:
  [[nodiscard]] std::shared_ptr<const Image> base(std::size_t position) const;
  /// Whether of this image, too large to be kept, only what is drawn is decoded.
  [[nodiscard]] bool decodesPartOnly(std::size_t position) const;
  void makeExample(std::size_t position, std::int64_t epoch, float* into) const;

  std::shared_ptr<const ImageSource> source_;
  std::vector<ExampleRecord> examples_;
  torch::Tensor targets_;
  ImagePipeline pipeline_;
  ImageLoaderOptions options_;
  mutable ImageCache cache_;
};

}  // namespace luthier
