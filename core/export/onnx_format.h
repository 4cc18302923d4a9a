// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/image_format.h"

namespace luthier {

/// model.onnx (operator set 17, any batch size) with preprocessing.json. Compared by onnxruntime where a Python of the system has
/// it, else by Luthier's own reader (onnx_evaluation.h); the certificate says which.
[[nodiscard]] const ImageFormat& onnxFormat();
/// The same with 8-bit weights (onnx_quantization.h): its answers may differ, and the certificate tells by how much.
[[nodiscard]] const ImageFormat& onnxInt8Format();

}  // namespace luthier
