// SPDX-License-Identifier: GPL-3.0-or-later
// What torch's operations are in ONNX's operator set 17 (onnx/onnx docs/Operators.md).
#include <limits>
#include <map>
#include <numbers>
#include <string_view>
#include <utility>

#include "core/export/traced_call.h"

namespace luthier {
namespace {

using Integers = std::vector<std::int64_t>;
using Lowering = std::string (*)(const TracedCall& call);

std::vector<std::string> withoutMissing(std::vector<std::string> inputs) {
  while (!inputs.empty() && inputs.back().empty()) {
    inputs.pop_back();
  }
  return inputs;
}

/// ONNX wants the padding of both ends: first all beginnings, then all ends.
Integers bothEnds(Integers padding) {
  const auto sides = padding.size();
  for (std::size_t side = 0; side < sides; ++side) {
    padding.push_back(padding[side]);
  }
  return padding;
}

template <const char* Type>
std::string elementwise(const TracedCall& call) {
  return call.onnx().add(Type, {call.tensor("self")});
}

std::string identity(const TracedCall& call) { return call.tensor("self"); }

std::string convolution(const TracedCall& call) {
  if (call.flag("transposed")) {
    call.refuse("transposed convolutions are not written");
  }
  return call.onnx().add("Conv", withoutMissing({call.tensor("input"), call.tensor("weight"), call.tensor("bias")}),
                         {{"strides", call.pair("stride")},
                          {"pads", bothEnds(call.pair("padding"))},
                          {"dilations", call.pair("dilation")},
                          {"group", call.integer("groups")}});
}

std::string batchNorm(const TracedCall& call) {
  const auto mean = call.constantTensor("running_mean");
  if (call.flag("training") || !mean) {
    call.refuse("it needs statistics of its own");
  }
  const auto orFilled = [&](const char* argument, double otherwise) {
    return call.isNone(argument) ? call.onnx().constant(torch::full_like(*mean, otherwise)) : call.tensor(argument);
  };
  return call.onnx().add("BatchNormalization",
                         {call.tensor("input"), orFilled("weight", 1.0), orFilled("bias", 0.0), call.tensor("running_mean"),
                          call.tensor("running_var")},
                         {{"epsilon", call.real("eps")}});
}

std::string layerNorm(const TracedCall& call) {
  const auto shape = call.integers("normalized_shape");
  const auto scale = call.isNone("weight") ? call.onnx().constant(torch::ones(shape)) : call.tensor("weight");
  return call.onnx().add("LayerNormalization", withoutMissing({call.tensor("input"), scale, call.tensor("bias")}),
                         {{"axis", -static_cast<std::int64_t>(shape.size())}, {"epsilon", call.real("eps")}});
}

std::string clip(const TracedCall& call, double lowest, double highest) {
  return call.onnx().add("Clip", {call.tensor("self"), call.onnx().constant(lowest), call.onnx().constant(highest)});
}
std::string relu6(const TracedCall& call) { return clip(call, 0.0, 6.0); }
std::string hardtanh(const TracedCall& call) { return clip(call, call.real("min_val"), call.real("max_val")); }

std::string hardSigmoid(const TracedCall& call) {
  return call.onnx().add("HardSigmoid", {call.tensor("self")}, {{"alpha", 1.0 / 6.0}, {"beta", 0.5}});
}

std::string silu(const TracedCall& call) {
  const auto input = call.tensor("self");
  return call.onnx().add("Mul", {input, call.onnx().add("Sigmoid", {input})});
}

/// x / 2 * (1 + erf(x / sqrt 2)).
std::string gelu(const TracedCall& call) {
  if (call.text("approximate") != "none") {
    call.refuse("only the exact form is written");
  }
  auto& onnx = call.onnx();
  const auto input = call.tensor("self");
  const auto error = onnx.add("Erf", {onnx.add("Mul", {input, onnx.constant(1.0 / std::numbers::sqrt2)})});
  const auto weight = onnx.add("Add", {error, onnx.constant(1.0)});
  return onnx.add("Mul", {onnx.add("Mul", {input, weight}), onnx.constant(0.5)});
}

template <const char* Type>
std::string arithmetic(const TracedCall& call) {
  return call.onnx().add(Type, {call.tensor("self"), call.tensor("other")});
}

template <const char* Type>
std::string scaledArithmetic(const TracedCall& call) {
  auto other = call.tensor("other");
  if (const double alpha = call.real("alpha"); alpha != 1.0) {
    other = call.onnx().add("Mul", {other, call.onnx().constant(alpha)});
  }
  return call.onnx().add(Type, {call.tensor("self"), other});
}

OnnxBuilder::Attributes window(const TracedCall& call) {
  const auto kernel = call.pair("kernel_size");
  const auto stride = call.integers("stride").empty() ? kernel : call.pair("stride");
  return {{"kernel_shape", kernel},
          {"strides", stride},
          {"pads", bothEnds(call.pair("padding"))},
          {"ceil_mode", call.integer("ceil_mode")}};
}

std::string maxPool(const TracedCall& call) {
  auto attributes = window(call);
  attributes.emplace("dilations", call.pair("dilation"));
  return call.onnx().add("MaxPool", {call.tensor("self")}, attributes);
}

std::string averagePool(const TracedCall& call) {
  if (!call.isNone("divisor_override")) {
    call.refuse("a divisor of its own is not written");
  }
  auto attributes = window(call);
  attributes.emplace("count_include_pad", call.integer("count_include_pad"));
  return call.onnx().add("AveragePool", {call.tensor("self")}, attributes);
}

std::string adaptiveAveragePool(const TracedCall& call) {
  const auto wanted = call.pair("output_size");
  const auto shape = call.shape("self");
  if (wanted == Integers{1, 1}) {
    return call.onnx().add("GlobalAveragePool", {call.tensor("self")});
  }
  if (shape.size() != 4 || shape[2] % wanted[0] != 0 || shape[3] % wanted[1] != 0) {
    call.refuse("the output's sides do not divide the input's");
  }
  const Integers kernel{shape[2] / wanted[0], shape[3] / wanted[1]};
  return kernel == Integers{1, 1}
             ? call.tensor("self")
             : call.onnx().add("AveragePool", {call.tensor("self")}, {{"kernel_shape", kernel}, {"strides", kernel}});
}

std::string mean(const TracedCall& call) {
  return call.onnx().add("ReduceMean", {call.tensor("self")},
                         {{"axes", call.integers("dim")}, {"keepdims", call.integer("keepdim")}});
}

std::string flatten(const TracedCall& call) {
  const auto rank = static_cast<std::int64_t>(call.shape("self").size());
  const auto end = call.integer("end_dim");
  if (call.integer("start_dim") != 1 || (end != -1 && end != rank - 1)) {
    call.refuse("only the flattening of everything but the batch is written");
  }
  return call.onnx().add("Flatten", {call.tensor("self")}, {{"axis", std::int64_t{1}}});
}

/// A shape whose first side is the batch of the example stands for any batch.
std::string reshape(const TracedCall& call) {
  auto shape = call.outputShape();
  const auto before = call.shape("self");
  if (shape.empty() || before.empty() || shape.front() != before.front()) {
    call.refuse("only shapes that keep the batch are written");
  }
  shape.front() = -1;
  return call.onnx().add("Reshape", {call.tensor("self"), call.onnx().constant(shape)});
}

std::string addmm(const TracedCall& call) {
  if (call.real("alpha") != 1.0 || call.real("beta") != 1.0) {
    call.refuse("factors are not written");
  }
  return call.onnx().add("Gemm", {call.tensor("mat1"), call.tensor("mat2"), call.tensor("self")});
}

std::string matmul(const TracedCall& call) { return call.onnx().add("MatMul", {call.tensor("self"), call.tensor("other")}); }

std::string linear(const TracedCall& call) {
  const auto weight = call.constantTensor("weight");
  if (!weight) {
    call.refuse("its weights are computed by the network");
  }
  const auto product = call.onnx().add("MatMul", {call.tensor("input"), call.onnx().constant(weight->t())});
  return call.isNone("bias") ? product : call.onnx().add("Add", {product, call.tensor("bias")});
}

std::string permute(const TracedCall& call) {
  return call.onnx().add("Transpose", {call.tensor("self")}, {{"perm", call.integers("dims")}});
}

std::string transpose(const TracedCall& call) {
  Integers order(call.shape("self").size());
  for (std::size_t side = 0; side < order.size(); ++side) {
    order[side] = static_cast<std::int64_t>(side);
  }
  const auto rank = static_cast<std::int64_t>(order.size());
  const auto place = [rank](std::int64_t side) { return static_cast<std::size_t>(side < 0 ? side + rank : side); };
  std::swap(order.at(place(call.integer("dim0"))), order.at(place(call.integer("dim1"))));
  return call.onnx().add("Transpose", {call.tensor("self")}, {{"perm", order}});
}

std::string concatenate(const TracedCall& call) {
  return call.onnx().add("Concat", call.tensors("tensors"), {{"axis", call.integer("dim")}});
}

std::string slice(const TracedCall& call) {
  auto& onnx = call.onnx();
  const auto end = call.integerOr("end", std::numeric_limits<std::int64_t>::max());
  return onnx.add("Slice",
                  {call.tensor("self"), onnx.constant(Integers{call.integerOr("start", 0)}), onnx.constant(Integers{end}),
                   onnx.constant(Integers{call.integer("dim")}), onnx.constant(Integers{call.integer("step")})});
}

/// torch counts from the last side, ONNX from the first.
std::string pad(const TracedCall& call) {
  const auto padding = call.integers("pad");
  const auto rank = call.shape("self").size();
  Integers pads(2 * rank, 0);
  for (std::size_t pair = 0; pair < padding.size() / 2; ++pair) {
    pads.at(rank - 1 - pair) = padding[2 * pair];
    pads.at(2 * rank - 1 - pair) = padding[2 * pair + 1];
  }
  auto& onnx = call.onnx();
  return onnx.add("Pad", {call.tensor("self"), onnx.constant(pads), onnx.constant(call.real("value"))});
}

std::string softmax(const TracedCall& call) {
  return call.onnx().add("Softmax", {call.tensor("self")}, {{"axis", call.integer("dim")}});
}

std::string dropout(const TracedCall& call) {
  if (call.flag("train")) {
    call.refuse("the network is in training mode");
  }
  return call.tensor("input");
}

/// To another type or device: only float32 is written, which is what networks compute in.
std::string convert(const TracedCall& call) {
  if (call.integer("dtype") != static_cast<std::int64_t>(torch::kFloat32)) {
    call.refuse("only conversions to float32 are written");
  }
  constexpr std::int64_t onnxFloat = 1;
  return call.onnx().add("Cast", {call.tensor("self")}, {{"to", onnxFloat}});
}

constexpr char relu[] = "Relu";
constexpr char sigmoid[] = "Sigmoid";
constexpr char hyperbolicTangent[] = "Tanh";
constexpr char hardSwish[] = "HardSwish";
constexpr char addition[] = "Add";
constexpr char subtraction[] = "Sub";
constexpr char multiplication[] = "Mul";
constexpr char division[] = "Div";

const std::map<std::string_view, Lowering>& lowerings() {
  static const std::map<std::string_view, Lowering> all{
      {"aten::_convolution", convolution},
      {"aten::batch_norm", batchNorm},
      {"aten::layer_norm", layerNorm},
      {"aten::relu", elementwise<relu>},
      {"aten::sigmoid", elementwise<sigmoid>},
      {"aten::tanh", elementwise<hyperbolicTangent>},
      {"aten::hardswish", elementwise<hardSwish>},
      {"aten::hardsigmoid", hardSigmoid},
      {"aten::relu6", relu6},
      {"aten::hardtanh", hardtanh},
      {"aten::silu", silu},
      {"aten::gelu", gelu},
      {"aten::add", scaledArithmetic<addition>},
      {"aten::sub", scaledArithmetic<subtraction>},
      {"aten::mul", arithmetic<multiplication>},
      {"aten::div", arithmetic<division>},
      {"aten::max_pool2d", maxPool},
      {"aten::avg_pool2d", averagePool},
      {"aten::adaptive_avg_pool2d", adaptiveAveragePool},
      {"aten::mean", mean},
      {"aten::flatten", flatten},
      {"aten::view", reshape},
      {"aten::reshape", reshape},
      {"aten::addmm", addmm},
      {"aten::matmul", matmul},
      {"aten::linear", linear},
      {"aten::permute", permute},
      {"aten::transpose", transpose},
      {"aten::cat", concatenate},
      {"aten::slice", slice},
      {"aten::constant_pad_nd", pad},
      {"aten::softmax", softmax},
      {"aten::dropout", dropout},
      {"aten::to", convert},
      {"aten::contiguous", identity},
      {"aten::detach", identity},
      {"aten::alias", identity},
  };
  return all;
}

}  // namespace

std::string lowerCall(const std::string& operation, const TracedCall& call) {
  const auto found = lowerings().find(operation);
  if (found == lowerings().end()) {
    call.refuse("it has no counterpart here yet");
  }
  return found->second(call);
}

}  // namespace luthier
