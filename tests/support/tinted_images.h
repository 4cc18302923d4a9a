// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/data/dataset.h"
#include "core/image/decode.h"

namespace luthier::support {

/// Noise of 16 x 16 px, tinted: the strength of red and of green (0 to 1) is what there is to learn.
inline Image tintedImage(double red, double green, std::uint64_t number) {
  Image image(16, 16, 3);
  auto random = Random::keyed(11, number);
  for (std::size_t i = 0; i + 2 < image.pixels.size(); i += 3) {
    image.pixels[i] = static_cast<std::uint8_t>(200.0 * red + static_cast<double>(random.below(50)));
    image.pixels[i + 1] = static_cast<std::uint8_t>(200.0 * green + static_cast<double>(random.below(50)));
    image.pixels[i + 2] = static_cast<std::uint8_t>(random.below(50));
  }
  return image;
}

/// `count` files to train with and half as many to validate, in `folder`, with targets that fit `task`: the class or labels
/// "red" and "green", or the number 100 + 40 x (strength of red).
inline Dataset tintedImages(const std::filesystem::path& folder, const std::string& task, std::size_t count) {
  Dataset dataset;
  dataset.record.id = 1;
  dataset.record.task = task;
  dataset.record.layout = "image_table";
  dataset.record.sourcePath = folder.native();
  dataset.record.medianWidth = dataset.record.medianHeight = 16;
  const bool number = task == "image_regression";
  if (!number) {
    dataset.record.classes = {"red", "green"};
  }
  for (std::size_t i = 0; i < count + count / 2; ++i) {
    auto random = Random::keyed(12, i);
    const bool red = i % 2 == 0, green = task == "image_classification" ? !red : i % 3 == 0;
    const double strength = number ? static_cast<double>(random.below(1000)) / 1000.0 : red ? 1.0 : 0.2;
    const auto bytes = encodePng(tintedImage(strength, green ? 1.0 : 0.2, i));
    ExampleRecord example;
    example.id = static_cast<RowId>(i) + 1;
    example.path = std::to_string(i) + ".png";
    example.size = static_cast<std::int64_t>(bytes.size());
    example.hash = sha256(bytes);
    example.width = example.height = 16;
    example.label = task == "image_classification" ? (red ? 0 : 1) : -1;
    example.split = i < count ? Split::Train : Split::Validation;
    writeFileAtomically(folder / example.path, bytes);
    dataset.examples.push_back(example);
    if (number) {
      dataset.targets.push_back("{\"value\":" + std::to_string(100.0 + 40.0 * strength) + "}");
    } else if (task != "image_classification") {
      dataset.targets.push_back(std::string("{\"labels\":[") + (red ? green ? "0,1" : "0" : green ? "1" : "") + "]}");
    }
  }
  return dataset;
}

}  // namespace luthier::support
