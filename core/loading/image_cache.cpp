// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loading/image_cache.h"

#include <mutex>
#include <utility>

namespace luthier {

ImageCache::ImageCache(std::size_t examples, std::size_t maximumBytes) : maximumBytes_(maximumBytes), images_(examples) {}

std::shared_ptr<const Image> ImageCache::find(std::size_t position) const {
  const std::shared_lock lock(mutex_);
  return images_[position];
}

std::shared_ptr<const Image> ImageCache::put(std::size_t position, Image image) {
  auto shared = std::make_shared<const Image>(std::move(image));
  const auto size = sizeof(Image) + shared->pixels.capacity();
  const std::unique_lock lock(mutex_);
  if (!images_[position] && bytes_ + size <= maximumBytes_) {
    images_[position] = shared;
    bytes_ += size;
  }
  return shared;
}

}  // namespace luthier
