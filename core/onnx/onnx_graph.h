// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/formats/tensor_descriptor.h"

namespace luthier {

/// An attribute of an ONNX operator: INT, FLOAT, STRING, INTS.
using OnnxAttribute = std::variant<std::int64_t, double, std::string, std::vector<std::int64_t>>;

struct OnnxNode {
  std::string type;                          // "Conv"; of the default domain
  std::vector<std::string> inputs, outputs;  // an input that is left out is ""
  std::map<std::string, OnnxAttribute> attributes = {};

  bool operator==(const OnnxNode&) const = default;
};

/// An input or output of the graph; a side of -1 is the size of the batch.
struct OnnxValue {
  std::string name;
  DType type = DType::F32;
  std::vector<std::int64_t> shape;

  bool operator==(const OnnxValue&) const = default;
};

/// A model as ONNX describes it, in our own terms: the engine has no protobuf, whose symbols LibTorch carries too. It travels to
/// and from `luthier-onnx` as JSON beside a safetensors file that holds the weights (the graph's initializers) under their names.
struct OnnxGraph {
  std::string name;
  std::int64_t opset = 17;
  std::vector<OnnxValue> inputs, outputs;
  std::vector<OnnxNode> nodes;                  // each after those that make its inputs
  std::map<std::string, std::string> metadata;  // of the model: "luthier.classes" ...

  bool operator==(const OnnxGraph&) const = default;

  [[nodiscard]] std::string toJson() const;
  /// Throws Error{ArchiveDamaged} (file: the argument) where it is no such JSON.
  [[nodiscard]] static OnnxGraph fromJson(const std::string& json, const std::filesystem::path& file);
};

}  // namespace luthier
