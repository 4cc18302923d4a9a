// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/formats/tensor_descriptor.h"

namespace luthier {

/// Reads `.pt`, `.pth`, `.th` state dicts (zip archives and the format before torch 1.6) with our own unpickler: an
/// allow-list, nothing is ever executed or imported; unknown globals become inert placeholders that fail only where a tensor
/// depends on them. Throws Error{ArchiveDamaged, PickleDamaged, PickleUnsafe, PickleWholeModule}.
[[nodiscard]] WeightsFile readTorchArchive(const std::filesystem::path& path);

/// Any weights file, by its content (not its name). Throws Error{FormatUnknown} too.
[[nodiscard]] WeightsFile readWeightsFile(const std::filesystem::path& path);

}  // namespace luthier
