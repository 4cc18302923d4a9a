// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include "core/formats/tensor_descriptor.h"

namespace luthier {

/// torch's name of a stored element type, and back (Error{Internal} for complex and quantized types).
[[nodiscard]] torch::ScalarType toScalarType(DType type);
[[nodiscard]] DType fromScalarType(torch::ScalarType type);

}  // namespace luthier
