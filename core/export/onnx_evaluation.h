// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/export/lowered_network.h"

namespace luthier {

/// Luthier's own reader of ONNX: computes a model node by node, as the operators' specification says (onnx docs/Operators.md, set
/// 17), with LibTorch's arithmetic. It reads what a file says and nothing of how it came about, so a wrong weight, axis or padding
/// in the file shows. Knows the operators that Luthier writes. One thread at a time.
class OnnxEvaluation {
 public:
  /// Throws Error{ExportUnsupported} where an operator is unknown.
  explicit OnnxEvaluation(LoweredNetwork network);

  /// The model's one output for its one input. Throws Error{ExportUnsupported} where a value is missing.
  [[nodiscard]] torch::Tensor run(const torch::Tensor& input) const;

 private:
  LoweredNetwork network_;
  std::map<std::string, std::size_t> lastUse_;  // the node after which a value is no longer needed
};

}  // namespace luthier
