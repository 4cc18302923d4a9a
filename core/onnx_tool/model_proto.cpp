// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/onnx_tool/model_proto.h"

#include <algorithm>
#include <span>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/formats/safetensors.h"
#include "core/onnx_tool/element_types.h"

namespace luthier {
namespace {

// ONNX 1.12, whose operator set 17 is the first with LayerNormalization.
constexpr int irVersion = 8;
constexpr const char* batchName = "batch";

int toOnnx(DType type) {
  const auto* found = std::ranges::find(onnxElementTypes, type, &std::pair<DType, int>::first);
  if (found == onnxElementTypes.end()) {
    throw Error(ErrorCode::Internal, {{"detail", "ONNX has no elements of " + std::string(dtypeName(type))}});
  }
  return found->second;
}

void fill(onnx::AttributeProto& proto, const std::string& name, const OnnxAttribute& attribute) {
  proto.set_name(name);
  if (const auto* number = std::get_if<std::int64_t>(&attribute)) {
    proto.set_type(onnx::AttributeProto::INT);
    proto.set_i(*number);
  } else if (const auto* real = std::get_if<double>(&attribute)) {
    proto.set_type(onnx::AttributeProto::FLOAT);
    proto.set_f(static_cast<float>(*real));
  } else if (const auto* text = std::get_if<std::string>(&attribute)) {
    proto.set_type(onnx::AttributeProto::STRING);
    proto.set_s(*text);
  } else {
    proto.set_type(onnx::AttributeProto::INTS);
    for (const auto value : std::get<std::vector<std::int64_t>>(attribute)) {
      proto.add_ints(value);
    }
  }
}

void fill(onnx::ValueInfoProto& proto, const OnnxValue& value) {
  proto.set_name(value.name);
  auto& type = *proto.mutable_type()->mutable_tensor_type();
  type.set_elem_type(toOnnx(value.type));
  for (const auto side : value.shape) {
    auto& dimension = *type.mutable_shape()->add_dim();
    if (side < 0) {
      dimension.set_dim_param(batchName);
    } else {
      dimension.set_dim_value(side);
    }
  }
}

void fill(onnx::NodeProto& proto, const OnnxNode& node) {
  proto.set_op_type(node.type);
  proto.set_name(node.outputs.front());
  for (const auto& input : node.inputs) {
    proto.add_input(input);
  }
  for (const auto& output : node.outputs) {
    proto.add_output(output);
  }
  for (const auto& [name, attribute] : node.attributes) {
    fill(*proto.add_attribute(), name, attribute);
  }
}

void addWeights(onnx::GraphProto& graph, const std::filesystem::path& weights) {
  const InputFile file(weights);
  for (const auto& tensor : readSafetensorsHeader(weights).tensors) {
    auto& proto = *graph.add_initializer();
    proto.set_name(tensor.name);
    proto.set_data_type(toOnnx(tensor.type));
    for (const auto side : tensor.shape) {
      proto.add_dims(side);
    }
    auto& bytes = *proto.mutable_raw_data();  // little-endian, as safetensors is
    bytes.resize(tensor.length);
    file.read(tensor.offset, std::as_writable_bytes(std::span(bytes)));
  }
}

}  // namespace

onnx::ModelProto toModelProto(const OnnxGraph& graph, const std::filesystem::path& weights) {
  onnx::ModelProto model;
  model.set_ir_version(irVersion);
  model.set_producer_name("luthier");
  model.add_opset_import()->set_version(graph.opset);
  for (const auto& [key, value] : graph.metadata) {
    auto& entry = *model.add_metadata_props();
    entry.set_key(key);
    entry.set_value(value);
  }
  auto& proto = *model.mutable_graph();
  proto.set_name(graph.name);
  for (const auto& input : graph.inputs) {
    fill(*proto.add_input(), input);
  }
  for (const auto& output : graph.outputs) {
    fill(*proto.add_output(), output);
  }
  for (const auto& node : graph.nodes) {
    fill(*proto.add_node(), node);
  }
  addWeights(proto, weights);
  return model;
}

}  // namespace luthier
