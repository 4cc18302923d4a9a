// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <onnx/onnx_pb.h>

#include <array>
#include <utility>

#include "core/formats/tensor_descriptor.h"

namespace luthier {

/// Our element types and ONNX's.
inline constexpr std::array<std::pair<DType, int>, 12> onnxElementTypes{{{DType::Bool, onnx::TensorProto::BOOL},
                                                                         {DType::U8, onnx::TensorProto::UINT8},
                                                                         {DType::I8, onnx::TensorProto::INT8},
                                                                         {DType::I16, onnx::TensorProto::INT16},
                                                                         {DType::U16, onnx::TensorProto::UINT16},
                                                                         {DType::F16, onnx::TensorProto::FLOAT16},
                                                                         {DType::BF16, onnx::TensorProto::BFLOAT16},
                                                                         {DType::I32, onnx::TensorProto::INT32},
                                                                         {DType::U32, onnx::TensorProto::UINT32},
                                                                         {DType::F32, onnx::TensorProto::FLOAT},
                                                                         {DType::I64, onnx::TensorProto::INT64},
                                                                         {DType::F64, onnx::TensorProto::DOUBLE}}};

}  // namespace luthier
