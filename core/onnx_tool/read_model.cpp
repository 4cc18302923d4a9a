// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <span>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/formats/safetensors.h"
#include "core/onnx_tool/element_types.h"
#include "core/onnx_tool/model_proto.h"

namespace luthier {
namespace {

/// Turns the parts of one file into our own; every surprise names that file.
class Reader {
 public:
  explicit Reader(const std::filesystem::path& file) : file_(file) {}

  [[nodiscard]] OnnxNode node(const onnx::NodeProto& proto) const {
    OnnxNode node{
        proto.op_type(), {proto.input().begin(), proto.input().end()}, {proto.output().begin(), proto.output().end()}};
    for (const auto& entry : proto.attribute()) {
      node.attributes.emplace(entry.name(), attribute(entry));
    }
    return node;
  }

  [[nodiscard]] OnnxValue value(const onnx::ValueInfoProto& proto) const {
    const auto& type = proto.type().tensor_type();
    OnnxValue value{proto.name(), elementType(type.elem_type()), {}};
    for (const auto& side : type.shape().dim()) {
      value.shape.push_back(side.has_dim_value() ? side.dim_value() : -1);
    }
    return value;
  }

  [[nodiscard]] TensorBytes tensor(const onnx::TensorProto& proto) const {
    if (!proto.has_raw_data()) {
      refuse("the tensor " + proto.name() + " is not stored as bytes");
    }
    return {proto.name(),
            elementType(proto.data_type()),
            {proto.dims().begin(), proto.dims().end()},
            std::as_bytes(std::span(proto.raw_data()))};
  }

 private:
  [[noreturn]] void refuse(const std::string& detail) const {
    throw Error(ErrorCode::ArchiveDamaged, {{"file", displayPath(file_)}, {"detail", detail}});
  }

  [[nodiscard]] DType elementType(int type) const {
    const auto* found = std::ranges::find(onnxElementTypes, type, &std::pair<DType, int>::second);
    if (found == onnxElementTypes.end()) {
      refuse("elements of type " + std::to_string(type));
    }
    return found->first;
  }

  [[nodiscard]] OnnxAttribute attribute(const onnx::AttributeProto& proto) const {
    switch (proto.type()) {
      case onnx::AttributeProto::INT:
        return proto.i();
      case onnx::AttributeProto::FLOAT:
        return static_cast<double>(proto.f());
      case onnx::AttributeProto::STRING:
        return proto.s();
      case onnx::AttributeProto::INTS:
        return std::vector<std::int64_t>(proto.ints().begin(), proto.ints().end());
      default:
        refuse("the attribute " + proto.name() + " is of an unexpected type");
    }
  }

  std::filesystem::path file_;
};

}  // namespace

OnnxGraph fromModelProto(const onnx::ModelProto& model, const std::filesystem::path& file,
                         const std::filesystem::path& weights) {
  const Reader reader(file);
  OnnxGraph graph;
  graph.name = model.graph().name();
  graph.opset = model.opset_import(0).version();
  for (const auto& input : model.graph().input()) {
    graph.inputs.push_back(reader.value(input));
  }
  for (const auto& output : model.graph().output()) {
    graph.outputs.push_back(reader.value(output));
  }
  for (const auto& node : model.graph().node()) {
    graph.nodes.push_back(reader.node(node));
  }
  for (const auto& entry : model.metadata_props()) {
    graph.metadata.emplace(entry.key(), entry.value());
  }
  std::vector<TensorBytes> tensors;
  for (const auto& tensor : model.graph().initializer()) {
    tensors.push_back(reader.tensor(tensor));
  }
  writeFileAtomically(weights, encodeSafetensors(tensors, {}));
  return graph;
}

}  // namespace luthier
