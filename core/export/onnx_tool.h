// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/base/progress.h"
#include "core/export/lowered_network.h"

namespace luthier {

/// Hands a network to `luthier-onnx`, which checks it with ONNX's own checker and writes it. The program is $LUTHIER_ONNX, or lies
/// beside this one, or on PATH. Blocks. Throws Error{ExporterMissing} where it is not there or refuses, and the errors of writing.
void writeOnnx(const LoweredNetwork& network, const std::filesystem::path& file, const CancelToken& cancel);

/// The same way back.
[[nodiscard]] LoweredNetwork readOnnx(const std::filesystem::path& file, const CancelToken& cancel);

}  // namespace luthier
