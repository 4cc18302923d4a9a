// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <onnx/onnx_pb.h>

#include <filesystem>

#include "core/onnx/onnx_graph.h"

namespace luthier {

/// The model of `graph` with the tensors of the safetensors file `weights` as initializers. Throws the errors of core/formats,
/// and Error{Internal} for an element type that ONNX has not.
[[nodiscard]] onnx::ModelProto toModelProto(const OnnxGraph& graph, const std::filesystem::path& weights);

/// The other way round; the weights go into `weights`. Knows what toModelProto writes; throws Error{ArchiveDamaged} (file:
/// `file`) at anything else.
[[nodiscard]] OnnxGraph fromModelProto(const onnx::ModelProto& model, const std::filesystem::path& file,
                                       const std::filesystem::path& weights);

}  // namespace luthier
