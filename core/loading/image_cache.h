// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <shared_mutex>
#include <vector>

#include "core/image/image.h"

namespace luthier {

/// Decoded images by their position in a split, within a stated memory. What fits is kept until the end: each epoch visits
/// the images in another order, so that replacing entries would only throw away what is needed again. Thread-safe.
class ImageCache {
 public:
  ImageCache(std::size_t examples, std::size_t maximumBytes);

  /// Null where the image is not kept.
  [[nodiscard]] std::shared_ptr<const Image> find(std::size_t position) const;
  /// Keeps the image if there is room; returns it either way.
  std::shared_ptr<const Image> put(std::size_t position, Image image);
  /// Whether put() would keep one more image of so many bytes of pixels.
  [[nodiscard]] bool hasRoom(std::size_t pixelBytes) const noexcept {
    return bytes_ + sizeof(Image) + pixelBytes <= maximumBytes_;
  }
  [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }

 private:
  std::size_t maximumBytes_;
  std::atomic<std::size_t> bytes_ = 0;
  mutable std::shared_mutex mutex_;
  std::vector<std::shared_ptr<const Image>> images_;
};

}  // namespace luthier
