// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/export/image_format.h"

namespace luthier {

/// predict.cpp beside a TorchScript export: a program that needs LibTorch alone, and answers images in the PPM format (which any
/// picture program writes), one line of JSON each.
[[nodiscard]] std::string cppExample(const ExportedModel& model);

}  // namespace luthier
