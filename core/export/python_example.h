// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "core/export/image_format.h"

namespace luthier {

/// predict.py of an exported folder: loads the network there and answers image files, one line of JSON each. Does to an image
/// what Luthier did in training, with Pillow, to the pixel.
[[nodiscard]] std::string pythonExample(const ExportedModel& model, const ImageFormat& format);

/// `def make_network()` of an architecture with random weights, for images of so many channels: torchvision's function, or for
/// CIFAR's networks their definition.
[[nodiscard]] std::string pythonNetwork(const std::string& architecture, std::int64_t classes, int channels);
/// `def answer(network, inputs)` of a PyTorch module that maps inputs to outputs.
[[nodiscard]] std::string pythonTorchAnswer();

}  // namespace luthier
