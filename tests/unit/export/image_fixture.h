// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <torch/torch.h>

#include <memory>
#include <string>
#include <vector>

#include "core/export/image_export.h"
#include "core/weights/state_dict.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/models/recipe.h"

namespace luthier {

/// Networks with the recipe's weights, and images to compare them on.
class ImageExportTest : public testing::Test {
 protected:
  PredictorSource makeSource(const std::string& id, const std::vector<std::string>& classes, int size = 0) const {
    const auto* architecture = findArchitecture(id);
    const auto module = architecture->make(static_cast<std::int64_t>(classes.size()));
    fillByRecipe(*module);
    PredictorSource source;
    source.weights = folder_ / (id + ".safetensors");
    source.architecture = id;
    source.classes = classes;
    source.preprocessing = architecture->preprocessing;
    source.preprocessing.mean = {0.1F, 0.3F, 0.6F};
    if (size > 0) {
      source.preprocessing.imageSize = size;
      source.preprocessing.resizeShorter = size + size / 8;
    }
    saveStateDict(source.weights, stateDictOf(*module), {});
    return source;
  }

  /// Noise with a slope of colour, of varying sides: nothing is symmetric in channels or places.
  static ComparedImages someImages(int count = 7) {
    ComparedImages compared;
    compared.split = "validation";
    for (int index = 0; index < count; ++index) {
      Image image(40 + 3 * index, 50, 3);
      const auto noise = uniformNumbers("image" + std::to_string(index), static_cast<std::int64_t>(image.pixels.size()));
      for (std::size_t at = 0; at < image.pixels.size(); ++at) {
        const double shade = 40.0 + 70.0 * static_cast<double>(at % 3);
        image.pixels[at] = static_cast<std::uint8_t>(shade + 60.0 * (noise.const_data_ptr<double>()[at] * 0.5 + 0.5));
      }
      compared.images.push_back(std::move(image));
      compared.labels.push_back(index % 2);
    }
    return compared;
  }

  [[nodiscard]] static const ImageFormat& format(const std::string& id) { return *findImageFormat(id); }

  /// Exports with all defaults into `folder_ / id`.
  ParityCertificate exportTo(const std::string& id, Predictor& predictor, bool normalizeInside = false) const {
    const ModelCard card{"my run", "pets", R"({"epochs":3})", {{"accuracy", 0.912345}}};
    const ExportedModel model{predictor, AnswerKind::Class, normalizeInside, {}};
    return exportImages(model, format(id), card, someImages(), folder_ / id, nullptr);
  }

  support::TemporaryFolder folder_;
};

}  // namespace luthier
