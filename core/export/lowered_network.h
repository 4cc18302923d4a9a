// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/onnx/onnx_graph.h"
#include "core/weights/state_dict.h"

namespace luthier {

/// A network in ONNX's operators, with the tensors that its nodes name.
struct LoweredNetwork {
  OnnxGraph graph;
  StateDict weights;
};

}  // namespace luthier
