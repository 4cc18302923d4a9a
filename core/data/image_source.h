// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/data/dataset.h"
#include "core/image/image.h"

namespace luthier {

/// Reads the pixels of a dataset's examples, whatever container they lie in. Thread-safe; each read opens what it needs.
class ImageSource {
 public:
  virtual ~ImageSource() = default;
  /// Decoded pixels (RGB or grey). Throws Error{FileMoved} where the file is gone, Error{FileChanged} where its size
  /// differs from the import, and the codecs' errors.
  [[nodiscard]] virtual Image read(const ExampleRecord& example) const = 0;
  /// Only `area` of the image that the record describes, which may cost less; Error{FileChanged} where the image is smaller.
  [[nodiscard]] virtual Image readPart(const ExampleRecord& example, const PixelArea& area) const = 0;
};
/// `leastSide` above 0: JPEG files may be read smaller, as decodeSmallerImage() and decodeImagePart() say.
[[nodiscard]] std::unique_ptr<ImageSource> openImageSource(const DatasetRecord& dataset, int leastSide = 0);

/// Checks that the files of `examples` are where the dataset says, with their size (and hash where `verifyHashes`).
[[nodiscard]] std::vector<Problem> checkFiles(const Dataset& dataset, bool verifyHashes);

/// A preview of one example, `size` px on its longer side; small images are enlarged by a whole factor without blur.
[[nodiscard]] Image thumbnail(const Image& image, int size);

}  // namespace luthier
