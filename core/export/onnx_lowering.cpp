// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/onnx_lowering.h"

#include "core/base/error.h"
#include "core/export/batch_norm_folding.h"
#include "core/export/traced_call.h"

namespace luthier {
namespace {

using torch::jit::Node;
using torch::jit::Value;

constexpr const char* outputName = "logits";

/// Walks a traced graph from its first node to its last.
class GraphLowering {
 public:
  GraphLowering(const torch::jit::Module& module, const std::string& name)
      : graph_(module.get_method("forward").graph()), builder_(result_) {
    result_.graph.name = name;
    values_.constants.emplace(graph_->inputs().at(0), module._ivalue());
    values_.paths.emplace(graph_->inputs().at(0), "");
  }

  LoweredNetwork lower() {
    takeInput(*graph_->inputs().at(1));
    for (const Node* node : graph_->nodes()) {
      take(*node);
    }
    takeOutput(*graph_->outputs().at(0));
    return std::move(result_);
  }

 private:
  static OnnxValue describe(const std::string& name, const Value& value) {
    const auto type = value.type()->expect<c10::TensorType>();
    OnnxValue described{name, DType::F32, type->sizes().concrete_sizes().value()};
    if (type->scalarType() == torch::kUInt8) {
      described.type = DType::U8;
    }
    described.shape.front() = -1;
    return described;
  }

  void takeInput(const Value& input) {
    values_.names.emplace(&input, input.debugName());
    result_.graph.inputs.push_back(describe(input.debugName(), input));
  }

  void takeOutput(const Value& output) {
    result_.graph.nodes.push_back({"Identity", {values_.names.at(&output)}, {outputName}});
    result_.graph.outputs.push_back(describe(outputName, output));
  }

  void take(const Node& node) {
    if (node.kind() == c10::prim::Constant) {
      values_.constants.emplace(node.output(), torch::jit::toIValue(node.output()).value());
    } else if (node.kind() == c10::prim::GetAttr) {
      takeAttribute(node);
    } else if (node.kind() == c10::prim::ListConstruct) {
      takeList(node);
    } else if (!foldConstant(node)) {
      values_.names.emplace(node.output(), lowerCall(node.kind().toQualString(), TracedCall(node, values_, builder_)));
    }
  }

  /// A submodule or a parameter: its path is the name that a checkpoint has for it.
  void takeAttribute(const Node& node) {
    const auto& attribute = node.s(c10::attr::name);
    const auto& owner = values_.paths.at(node.input());
    values_.constants.emplace(node.output(), values_.constants.at(node.input()).toObject()->getAttr(attribute));
    values_.paths.emplace(node.output(), owner.empty() ? attribute : owner + "." + attribute);
  }

  /// A list of numbers is a constant; one of tensors is read where it is used.
  void takeList(const Node& node) {
    c10::List<std::int64_t> numbers;
    for (const auto* input : node.inputs()) {
      const auto found = values_.constants.find(input);
      if (found == values_.constants.end() || !found->second.isInt()) {
        return;
      }
      numbers.push_back(found->second.toInt());
    }
    values_.constants.emplace(node.output(), numbers);
  }

  /// What only turns a parameter round is done now.
  bool foldConstant(const Node& node) {
    if (node.kind() != c10::aten::t || !values_.constants.contains(node.input())) {
      return false;
    }
    values_.constants.emplace(node.output(), values_.constants.at(node.input()).toTensor().t().contiguous());
    values_.paths.emplace(node.output(), values_.paths.at(node.input()) + ".transposed");
    return true;
  }

  std::shared_ptr<torch::jit::Graph> graph_;
  LoweredNetwork result_;
  TracedValues values_;
  OnnxBuilder builder_;
};

}  // namespace

LoweredNetwork lowerToOnnx(const torch::jit::Module& module, const std::string& name) {
  const torch::NoGradGuard noGradients;
  auto network = GraphLowering(module, name).lower();
  foldBatchNorms(network);
  return network;
}

}  // namespace luthier
