// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/onnx_evaluation.h"

#include <limits>
#include <string_view>

#include "core/base/error.h"

namespace luthier {
namespace {

using Integers = std::vector<std::int64_t>;

[[noreturn]] void refuse(const std::string& detail) {
  throw Error(ErrorCode::ExportUnsupported, {{"format", "ONNX"}, {"detail", detail + "."}});
}

/// A node with the values of its inputs; an input that is left out is undefined.
struct Call {
  const OnnxNode& node;
  std::vector<torch::Tensor> inputs;

  [[nodiscard]] torch::Tensor at(std::size_t index) const { return index < inputs.size() ? inputs[index] : torch::Tensor(); }
  template <typename T>
  [[nodiscard]] T attribute(const char* name, T otherwise) const {
    const auto found = node.attributes.find(name);
    return found == node.attributes.end() ? std::move(otherwise) : std::get<T>(found->second);
  }
  [[nodiscard]] std::int64_t integer(const char* name, std::int64_t otherwise) const { return attribute(name, otherwise); }
  [[nodiscard]] Integers integers(const char* name, Integers otherwise) const {
    return attribute(name, std::move(otherwise));
  }
};

using Outputs = std::vector<torch::Tensor>;
using Operator = Outputs (*)(const Call& call);

Integers toIntegers(const torch::Tensor& tensor) {
  const auto flat = tensor.to(torch::kInt64).contiguous();
  return {flat.const_data_ptr<std::int64_t>(), flat.const_data_ptr<std::int64_t>() + flat.numel()};
}

/// ONNX's pads (beginnings, then ends) applied to the last two sides.
torch::Tensor padded(const torch::Tensor& input, const Integers& pads, double value) {
  return pads == Integers{0, 0, 0, 0} ? input : torch::constant_pad_nd(input, {pads[1], pads[3], pads[0], pads[2]}, value);
}

torch::Tensor convolve(const Call& call, const torch::Tensor& input, const torch::Tensor& weight,
                       const torch::Tensor& bias) {
  return torch::conv2d(padded(input, call.integers("pads", {0, 0, 0, 0}), 0.0), weight, bias,
                       call.integers("strides", {1, 1}), Integers{0, 0}, call.integers("dilations", {1, 1}),
                       call.integer("group", 1));
}

Outputs conv(const Call& call) { return {convolve(call, call.at(0), call.at(1), call.at(2))}; }

/// Whole numbers of up to 24 bits in float32; larger sums are rounded as floats are.
torch::Tensor lessZeroPoint(const torch::Tensor& quantised, const torch::Tensor& zeroPoint) {
  const auto whole = quantised.to(torch::kFloat32);
  return zeroPoint.defined() ? whole - zeroPoint.to(torch::kFloat32) : whole;
}

Outputs convInteger(const Call& call) {
  return {convolve(call, lessZeroPoint(call.at(0), call.at(2)), lessZeroPoint(call.at(1), call.at(3)), {})};
}

Outputs matMulInteger(const Call& call) {
  return {torch::matmul(lessZeroPoint(call.at(0), call.at(2)), lessZeroPoint(call.at(1), call.at(3)))};
}

/// The whole tensor to 0..255, its range widened to hold 0; round half to even.
Outputs dynamicQuantizeLinear(const Call& call) {
  const auto input = call.at(0);
  const auto lowest = input.min().clamp_max(0.0);
  const auto highest = input.max().clamp_min(0.0);
  const auto scale = (highest - lowest) / 255.0;
  const auto zeroPoint = (-lowest / scale).clamp(0.0, 255.0).round();
  const auto quantised = ((input / scale).round() + zeroPoint).clamp(0.0, 255.0);
  return {quantised.to(torch::kUInt8), scale, zeroPoint.to(torch::kUInt8)};
}

Outputs batchNormalization(const Call& call) {
  return {torch::batch_norm(call.at(0), call.at(1), call.at(2), call.at(3), call.at(4), false, 0.0,
                            call.attribute("epsilon", 1e-5), false)};
}

Outputs layerNormalization(const Call& call) {
  const auto sizes = call.at(0).sizes();
  const auto axis = call.integer("axis", -1);
  const auto first = static_cast<std::size_t>(axis < 0 ? axis + call.at(0).dim() : axis);
  return {torch::layer_norm(call.at(0), sizes.slice(first), call.at(1), call.at(2), call.attribute("epsilon", 1e-5))};
}

Outputs maxPool(const Call& call) {
  const auto input = padded(call.at(0), call.integers("pads", {0, 0, 0, 0}), -std::numeric_limits<double>::infinity());
  return {torch::max_pool2d(input, call.integers("kernel_shape", {}), call.integers("strides", {1, 1}), 0,
                            call.integers("dilations", {1, 1}), call.integer("ceil_mode", 0) != 0)};
}

Outputs averagePool(const Call& call) {
  const auto pads = call.integers("pads", {0, 0, 0, 0});
  if (pads[0] != pads[2] || pads[1] != pads[3]) {
    refuse("AveragePool with uneven padding");
  }
  return {torch::avg_pool2d(call.at(0), call.integers("kernel_shape", {}), call.integers("strides", {1, 1}),
                            {pads[0], pads[1]}, call.integer("ceil_mode", 0) != 0,
                            call.integer("count_include_pad", 0) != 0)};
}

Outputs slice(const Call& call) {
  auto result = call.at(0);
  const auto starts = toIntegers(call.at(1));
  const auto ends = toIntegers(call.at(2));
  const auto axes = toIntegers(call.at(3));
  const auto steps = toIntegers(call.at(4));
  for (std::size_t index = 0; index < axes.size(); ++index) {
    result = result.slice(axes[index], starts[index], ends[index], steps[index]);
  }
  return {result};
}

Outputs pad(const Call& call) {
  const auto pads = toIntegers(call.at(1));
  const auto rank = pads.size() / 2;
  Integers fromTheLast;
  for (std::size_t side = rank; side-- > 0;) {
    fromTheLast.insert(fromTheLast.end(), {pads[side], pads[side + rank]});
  }
  return {torch::constant_pad_nd(call.at(0), fromTheLast, call.at(2).defined() ? call.at(2).item() : torch::Scalar(0.0))};
}

Outputs gemm(const Call& call) {
  const auto left = call.integer("transA", 0) != 0 ? call.at(0).t() : call.at(0);
  const auto right = call.integer("transB", 0) != 0 ? call.at(1).t() : call.at(1);
  auto product = torch::matmul(left, right) * call.attribute("alpha", 1.0);
  return {call.at(2).defined() ? product + call.at(2) * call.attribute("beta", 1.0) : product};
}

Outputs flatten(const Call& call) {
  const auto axis = call.integer("axis", 1);
  std::int64_t rows = 1;
  for (std::int64_t side = 0; side < axis; ++side) {
    rows *= call.at(0).size(side);
  }
  return {call.at(0).reshape({rows, -1})};
}

Outputs hardSigmoid(const Call& call) {
  return {(call.at(0) * call.attribute("alpha", 0.2) + call.attribute("beta", 0.5)).clamp(0.0, 1.0)};
}

Outputs cast(const Call& call) {
  if (call.integer("to", 0) != 1) {
    refuse("Cast to another type than float32");
  }
  return {call.at(0).to(torch::kFloat32)};
}

Outputs reduceMean(const Call& call) {
  return {call.at(0).mean(call.integers("axes", {}), call.integer("keepdims", 1) != 0)};
}

const std::map<std::string_view, Operator>& operators() {
  static const std::map<std::string_view, Operator> all{
      {"Conv", conv},
      {"ConvInteger", convInteger},
      {"MatMulInteger", matMulInteger},
      {"DynamicQuantizeLinear", dynamicQuantizeLinear},
      {"BatchNormalization", batchNormalization},
      {"LayerNormalization", layerNormalization},
      {"MaxPool", maxPool},
      {"AveragePool", averagePool},
      {"GlobalAveragePool",
       [](const Call& call) {
         return Outputs{call.at(0).mean({2, 3}, true)};
       }},
      {"ReduceMean", reduceMean},
      {"Relu", [](const Call& call) { return Outputs{call.at(0).clamp_min(0.0)}; }},
      {"Sigmoid", [](const Call& call) { return Outputs{torch::sigmoid(call.at(0))}; }},
      {"Tanh", [](const Call& call) { return Outputs{torch::tanh(call.at(0))}; }},
      {"Erf", [](const Call& call) { return Outputs{torch::erf(call.at(0))}; }},
      {"HardSigmoid", hardSigmoid},
      {"HardSwish", [](const Call& call) { return Outputs{call.at(0) * (call.at(0) / 6.0 + 0.5).clamp(0.0, 1.0)}; }},
      {"Clip", [](const Call& call) { return Outputs{torch::clamp(call.at(0), call.at(1), call.at(2))}; }},
      {"Softmax", [](const Call& call) { return Outputs{torch::softmax(call.at(0), call.integer("axis", -1))}; }},
      {"Add", [](const Call& call) { return Outputs{call.at(0) + call.at(1)}; }},
      {"Sub", [](const Call& call) { return Outputs{call.at(0) - call.at(1)}; }},
      {"Mul", [](const Call& call) { return Outputs{call.at(0) * call.at(1)}; }},
      {"Div", [](const Call& call) { return Outputs{call.at(0) / call.at(1)}; }},
      {"MatMul", [](const Call& call) { return Outputs{torch::matmul(call.at(0), call.at(1))}; }},
      {"Gemm", gemm},
      {"Transpose", [](const Call& call) { return Outputs{call.at(0).permute(call.integers("perm", {}))}; }},
      {"Concat", [](const Call& call) { return Outputs{torch::cat(call.inputs, call.integer("axis", 0))}; }},
      {"Reshape", [](const Call& call) { return Outputs{call.at(0).reshape(toIntegers(call.at(1)))}; }},
      {"Flatten", flatten},
      {"Slice", slice},
      {"Pad", pad},
      {"Cast", cast},
      {"Identity", [](const Call& call) { return Outputs{call.at(0)}; }},
  };
  return all;
}

}  // namespace

OnnxEvaluation::OnnxEvaluation(LoweredNetwork network) : network_(std::move(network)) {
  for (std::size_t index = 0; index < network_.graph.nodes.size(); ++index) {
    const auto& node = network_.graph.nodes[index];
    if (!operators().contains(node.type)) {
      refuse("the operator " + node.type + " is unknown");
    }
    for (const auto& input : node.inputs) {
      lastUse_[input] = index;
    }
  }
}

torch::Tensor OnnxEvaluation::run(const torch::Tensor& input) const {
  const torch::NoGradGuard noGradients;
  std::map<std::string, torch::Tensor> values{{network_.graph.inputs.at(0).name, input}};
  const auto find = [&](const std::string& name) {
    for (const StateDict* place : std::initializer_list<const StateDict*>{&network_.weights, &values}) {
      if (const auto found = place->find(name); found != place->end()) {
        return found->second;
      }
    }
    if (!name.empty()) {
      refuse("nothing makes " + name);
    }
    return torch::Tensor();
  };
  for (std::size_t index = 0; index < network_.graph.nodes.size(); ++index) {
    const auto& node = network_.graph.nodes[index];
    Call call{node, {}};
    for (const auto& name : node.inputs) {
      call.inputs.push_back(find(name));
    }
    auto outputs = operators().at(node.type)(call);
    for (std::size_t output = 0; output < node.outputs.size(); ++output) {
      values[node.outputs[output]] = outputs.at(output);
    }
    for (const auto& name : node.inputs) {
      if (lastUse_.at(name) == index) {
        values.erase(name);
      }
    }
  }
  return find(network_.graph.outputs.at(0).name);
}

}  // namespace luthier
