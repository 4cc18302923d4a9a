// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "core/formats/pickle_tree.h"
#include "core/formats/torch_tensors.h"

namespace luthier {

/// Element type of "torch.float32" or "torch.FloatStorage"; nothing where it is another name or a type that is not
/// supported (complex, quantized, 8-bit floats).
[[nodiscard]] std::optional<DType> torchType(std::string_view globalName);

/// The storage that a persistent id ('storage', type, key, location, count[, view]) describes; nothing where it is none.
[[nodiscard]] std::optional<TorchStorage> readTorchStorage(const PickleTree& tree, PickleId id);

}  // namespace luthier
