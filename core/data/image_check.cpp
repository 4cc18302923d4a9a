// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/image_check.h"

#include "core/base/files.h"
#include "core/image/decode.h"

namespace luthier {
namespace {

bool isGrey(const Image& image) {
  for (std::size_t i = 0; i + 2 < image.pixels.size(); i += 3) {
    if (image.pixels[i] != image.pixels[i + 1] || image.pixels[i] != image.pixels[i + 2]) return false;
  }
  return true;
}

}  // namespace

void checkImageFile(Candidate& candidate, const std::filesystem::path& root) {
  ExampleRecord& example = candidate.example;
  try {
    const std::vector<std::byte> bytes = readFile(root / example.path);
    example.size = static_cast<std::int64_t>(bytes.size());
    example.hash = sha256(bytes);
    const Image image = decodeImage(bytes, example.path);
    example.width = image.width;
    example.height = image.height;
    candidate.grey = isGrey(image);
  } catch (const Error&) {
    candidate.problem = currentProblem();
    candidate.problem->arguments["file"] = displayPath(example.path);
  }
}

}  // namespace luthier
