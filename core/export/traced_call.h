// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/csrc/jit/ir/ir.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/export/onnx_builder.h"

namespace luthier {

/// What is known of the values of a traced graph while it is being rewritten.
struct TracedValues {
  std::map<const torch::jit::Value*, std::string> names;  // of values that the network computes: their names in ONNX
  std::map<const torch::jit::Value*, c10::IValue> constants;
  std::map<const torch::jit::Value*, std::string> paths;  // of parameters and submodules: "layer1.0.conv1.weight"
};

/// One operation of a traced graph with its arguments, by the names of its schema (torch's native_functions.yaml). Throws
/// Error{ExportUnsupported} where an argument is not of the kind that is asked for.
class TracedCall {
 public:
  TracedCall(const torch::jit::Node& node, TracedValues& values, OnnxBuilder& builder)
      : node_(node), values_(values), builder_(builder) {}

  [[nodiscard]] OnnxBuilder& onnx() const { return builder_; }
  [[nodiscard]] bool isNone(const char* argument) const;
  /// The ONNX name of a tensor or number (which becomes a tensor of one).
  [[nodiscard]] std::string tensor(const char* argument) const;
  [[nodiscard]] std::vector<std::string> tensors(const char* argument) const;
  /// The value, where the network does not compute it.
  [[nodiscard]] std::optional<torch::Tensor> constantTensor(const char* argument) const;
  [[nodiscard]] std::int64_t integer(const char* argument) const;
  [[nodiscard]] std::int64_t integerOr(const char* argument, std::int64_t otherwise) const;
  [[nodiscard]] double real(const char* argument) const;
  [[nodiscard]] bool flag(const char* argument) const { return integer(argument) != 0; }
  [[nodiscard]] std::string text(const char* argument) const;
  /// Of a list of one for two dimensions: twice that one.
  [[nodiscard]] std::vector<std::int64_t> integers(const char* argument) const;
  [[nodiscard]] std::vector<std::int64_t> pair(const char* argument) const;
  /// Sides of a tensor, as traced; the first is the batch of the example.
  [[nodiscard]] std::vector<std::int64_t> shape(const char* argument) const;
  [[nodiscard]] std::vector<std::int64_t> outputShape() const;
  [[noreturn]] void refuse(const std::string& detail) const;

 private:
  [[nodiscard]] const torch::jit::Value& value(const char* argument) const;
  [[nodiscard]] const c10::IValue& constant(const char* argument) const;
  [[nodiscard]] std::string nameOf(const torch::jit::Value& value) const;

  const torch::jit::Node& node_;
  TracedValues& values_;
  OnnxBuilder& builder_;
};

/// Writes the counterpart of one operation and returns the name of its output; refuses what it does not know.
[[nodiscard]] std::string lowerCall(const std::string& operation, const TracedCall& call);

}  // namespace luthier
