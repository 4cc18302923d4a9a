// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/onnx_quantization.h"

#include <algorithm>

#include "core/export/batch_norm_folding.h"
#include "core/export/onnx_builder.h"

namespace luthier {
namespace {

constexpr double largestWeight = 127.0;
constexpr int weightZero = 128;
constexpr std::int64_t onnxFloat = 1;

struct QuantisedInput {
  std::string values, scale, zeroPoint;
};

/// Rewrites a network into `result`, node after node.
class Quantizer {
 public:
  explicit Quantizer(const LoweredNetwork& from) : from_(from), onnx_(result_, "int8.") {
    result_.graph = from.graph;
    result_.graph.nodes.clear();
    result_.weights = from.weights;
  }

  LoweredNetwork quantize() {
    for (const auto& node : from_.graph.nodes) {
      if (node.type == "Conv" && group(node) == 1) {
        replaceConvolution(node);
      } else if ((node.type == "Gemm" || node.type == "MatMul") && from_.weights.contains(node.inputs[1])) {
        replaceProduct(node);
      } else {
        result_.graph.nodes.push_back(node);
      }
    }
    const auto uses = countUses(result_.graph);
    std::erase_if(result_.weights, [&](const auto& entry) { return !uses.contains(entry.first); });
    return std::move(result_);
  }

 private:
  static std::int64_t group(const OnnxNode& node) {
    const auto found = node.attributes.find("group");
    return found == node.attributes.end() ? 1 : std::get<std::int64_t>(found->second);
  }

  /// Once for each value, however many layers read it.
  const QuantisedInput& input(const std::string& name) {
    auto found = inputs_.find(name);
    if (found == inputs_.end()) {
      auto outputs = onnx_.addMany("DynamicQuantizeLinear", {name}, 3);
      found = inputs_.emplace(name, QuantisedInput{outputs[0], outputs[1], outputs[2]}).first;
    }
    return found->second;
  }

  /// `weight` with one scale for each index of `channel`; the scales come back in the shape `scaleShape`.
  std::pair<std::string, torch::Tensor> weight(const std::string& name, std::int64_t channel,
                                               const std::vector<std::int64_t>& scaleShape) {
    const auto exact = from_.weights.at(name).to(torch::kFloat64);
    std::vector<std::int64_t> others;
    for (std::int64_t side = 0; side < exact.dim(); ++side) {
      if (side != channel) {
        others.push_back(side);
      }
    }
    const auto scale = exact.abs().amax(others, /*keepdim=*/true).clamp_min(1e-12) / largestWeight;
    const auto whole = ((exact / scale).round() + weightZero).to(torch::kUInt8);
    return {onnx_.weight(name + ".quantised", whole), scale.to(torch::kFloat32).view(scaleShape)};
  }

  std::string weightZeroPoint() { return onnx_.weight("weight_zero_point", torch::tensor(weightZero, torch::kUInt8)); }

  /// Whole sums to real numbers: times the input's scale and the weights', plus the bias.
  void rescale(const OnnxNode& node, const std::string& sums, const std::string& inputScale, const torch::Tensor& scales,
               const std::string& bias) {
    const auto real = onnx_.add("Cast", {sums}, {{"to", onnxFloat}});
    const auto scale = onnx_.add("Mul", {inputScale, onnx_.constant(scales)});
    auto result = onnx_.add("Mul", {real, scale});
    if (!bias.empty()) {
      result = onnx_.add("Add", {result, bias});
    }
    result_.graph.nodes.back().outputs = node.outputs;
  }

  void replaceConvolution(const OnnxNode& node) {
    const auto quantised = input(node.inputs[0]);
    const auto [weights, scales] = weight(node.inputs[1], 0, {1, -1, 1, 1});
    const auto sums =
        onnx_.add("ConvInteger", {quantised.values, weights, quantised.zeroPoint, weightZeroPoint()}, node.attributes);
    std::string bias;
    if (node.inputs.size() > 2) {
      bias = onnx_.constant(from_.weights.at(node.inputs[2]).view({1, -1, 1, 1}));
    }
    rescale(node, sums, quantised.scale, scales, bias);
  }

  void replaceProduct(const OnnxNode& node) {
    const auto quantised = input(node.inputs[0]);
    const auto [weights, scales] = weight(node.inputs[1], 1, {-1});
    const auto sums = onnx_.add("MatMulInteger", {quantised.values, weights, quantised.zeroPoint, weightZeroPoint()});
    rescale(node, sums, quantised.scale, scales, node.inputs.size() > 2 ? node.inputs[2] : std::string());
  }

  const LoweredNetwork& from_;
  LoweredNetwork result_;
  OnnxBuilder onnx_;
  std::map<std::string, QuantisedInput> inputs_;
};

}  // namespace

LoweredNetwork quantizeDynamically(const LoweredNetwork& network) {
  const torch::NoGradGuard noGradients;
  return Quantizer(network).quantize();
}

}  // namespace luthier
