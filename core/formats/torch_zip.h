// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/formats/tensor_descriptor.h"

namespace luthier {

/// torch.save since 1.6: a zip with <name>/data.pkl and one member <name>/data/<key> a storage.
[[nodiscard]] WeightsFile readTorchZip(const InputFile& file);

/// torch.save before 1.6 (torch/serialization.py, _legacy_load): pickles of a magic number, a protocol version, the system's
/// properties, the object and the storages' keys; then each storage: its count of elements (64 bits) and its bytes, little
/// endian whatever the system. Any other pickle is refused here too.
[[nodiscard]] WeightsFile readTorchLegacy(const InputFile& file);

}  // namespace luthier
