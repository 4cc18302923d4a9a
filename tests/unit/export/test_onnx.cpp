// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>

#include "core/base/files.h"
#include "core/export/network_trace.h"
#include "core/export/onnx_evaluation.h"
#include "core/export/onnx_lowering.h"
#include "core/export/onnx_quantization.h"
#include "core/export/onnx_tool.h"
#include "tests/support/expect_error.h"
#include "tests/unit/export/image_fixture.h"

namespace luthier {
namespace {

class OnnxExport : public ImageExportTest {
 protected:
  static LoweredNetwork lower(Predictor& predictor, bool normalizeInside = false) {
    return lowerToOnnx(traceNetwork({predictor, AnswerKind::Class, normalizeInside, {}}), "network");
  }
  static void requireTool() {
    if (!std::filesystem::exists(std::filesystem::path(LUTHIER_BINARY_DIR) / "luthier-onnx")) {
      GTEST_SKIP() << "luthier-onnx is not built: libonnx-dev is not installed";
    }
  }
};

TEST_F(OnnxExport, EveryArchitectureComputesTheSameInItsOperators) {
  for (const char* id : {"resnet20", "resnet18", "resnet50"}) {
    Predictor predictor(makeSource(id, {"cat", "dog"}, 32));
    const auto network = lower(predictor);
    const OnnxEvaluation reader(network);
    for (const std::int64_t batch : {1, 3}) {
      const auto images = torch::randn({batch, 3, 32, 32});
      const auto certificate = compareOutputs(predictor.logits(images), reader.run(images), AnswerKind::Class, 1e-4);
      EXPECT_TRUE(certificate.passed()) << id << ": " << certificate.largestDifference;
    }
    for (const auto& node : network.graph.nodes) {
      EXPECT_NE(node.type, "BatchNormalization") << id << ": a batch norm behind a convolution was left";
    }
  }
}

/// Operations that today's networks of the registry may not use, in one net.
class Assorted final : public torch::nn::Module {
 public:
  Assorted()
      : conv_(register_module("conv", torch::nn::Conv2d(torch::nn::Conv2dOptions(4, 8, 3).padding(1).groups(2)))),
        norm_(register_module("norm", torch::nn::LayerNorm(torch::nn::LayerNormOptions({8})))),
        wide_(register_module("wide", torch::nn::Linear(8, 12))),
        first_(register_module("first", torch::nn::BatchNorm2d(3))) {}

  torch::Tensor forward(const torch::Tensor& images) {
    auto x = torch::constant_pad_nd(first_(images), {0, 0, 0, 0, 0, 1}, 0.5);
    x = torch::hardswish(conv_(x)) * torch::hardsigmoid(x.slice(1, 0, 1));
    x = torch::relu6(x) + torch::silu(x) - torch::sigmoid(x) / 3.0;
    x = torch::avg_pool2d(x, 2, 2, 0) + torch::max_pool2d(x, 3, 2, 1);
    x = torch::gelu(wide_(norm_(x.permute({0, 2, 3, 1})))).permute({0, 3, 1, 2});
    x = torch::cat({x, torch::tanh(x).mul(x)}, 1);
    x = torch::adaptive_avg_pool2d(x, {2, 2});
    x = torch::dropout(x, 0.5, false);
    return torch::softmax(x.flatten(1), 1) + x.mean({2, 3}).mul(0.1).slice(1, 0, 1);
  }

 private:
  torch::nn::Conv2d conv_;
  torch::nn::LayerNorm norm_;
  torch::nn::Linear wide_;
  torch::nn::BatchNorm2d first_;
};

TEST_F(OnnxExport, OtherOperationsComeBackEqual) {
  Assorted module;
  module.eval();
  const auto script = traceModule(module, {{"images", torch::randn({2, 3, 16, 16})}},
                                  [&](const std::vector<torch::Tensor>& inputs) { return module.forward(inputs[0]); });
  const OnnxEvaluation reader(lowerToOnnx(script, "assorted"));
  const torch::NoGradGuard noGradients;
  const auto images = torch::randn({5, 3, 16, 16});
  EXPECT_TRUE(torch::allclose(reader.run(images), module.forward(images), 1e-4, 1e-5));
}

TEST_F(OnnxExport, AnOperationWithoutCounterpartIsNamed) {
  torch::nn::Linear module(4, 2);
  const auto script = traceModule(*module, {{"x", torch::randn({2, 4})}},
                                  [](const std::vector<torch::Tensor>& inputs) { return torch::erfinv(inputs[0]); });
  const auto problem = support::expectError(ErrorCode::ExportUnsupported, [&] { (void)lowerToOnnx(script, "network"); });
  EXPECT_NE(problem.arguments.at("detail").find("aten::erfinv"), std::string::npos);
}

TEST_F(OnnxExport, EightBitWeightsAnswerAlmostAlikeInAQuarterOfTheSize) {
  Predictor predictor(makeSource("resnet18", {"cat", "dog", "owl", "bee"}, 32));
  const auto exact = lower(predictor);
  const auto rounded = quantizeDynamically(exact);
  const auto images = torch::randn({6, 3, 32, 32});
  const auto certificate = compareOutputs(predictor.logits(images), OnnxEvaluation(rounded).run(images));
  EXPECT_LT(certificate.largestDifference, 0.1);
  EXPECT_GT(certificate.largestDifference, 0.0);
  const auto bytes = [](const StateDict& state) {
    std::size_t sum = 0;
    for (const auto& [name, tensor] : state) sum += tensor.nbytes();
    return static_cast<double>(sum);
  };
  EXPECT_LT(bytes(rounded.weights), 0.27 * bytes(exact.weights));
}

TEST_F(OnnxExport, TheFileComesBackAsItWasWritten) {
  requireTool();
  if (IsSkipped()) return;
  Predictor predictor(makeSource("resnet20", {"cat", "dog"}));
  auto network = lower(predictor);
  network.graph.metadata = {{"luthier.classes", "[\"猫\"]"}};
  writeOnnx(network, folder_ / "model.onnx", {});
  const auto again = readOnnx(folder_ / "model.onnx", {});
  EXPECT_EQ(again.graph.inputs, network.graph.inputs);
  EXPECT_EQ(again.graph.metadata, network.graph.metadata);
  EXPECT_EQ(again.graph.nodes.size(), network.graph.nodes.size());
  ASSERT_EQ(again.weights.size(), network.weights.size());
  for (const auto& [name, tensor] : network.weights) {
    EXPECT_TRUE(torch::equal(again.weights.at(name), tensor)) << name;
  }
}

TEST_F(OnnxExport, AFolderOfEachKindIsWrittenAndProved) {
  requireTool();
  if (IsSkipped()) return;
  Predictor predictor(makeSource("resnet20", {"cat", "dog", "owl"}));
  const auto exact = exportTo("onnx", predictor);
  EXPECT_LE(exact.largestDifference, 1e-4);
  EXPECT_FALSE(exact.comparedBy.empty());
  EXPECT_TRUE(std::filesystem::exists(folder_ / "onnx/predict.py"));
  const auto rounded = exportTo("onnx-int8", predictor, true);
  EXPECT_FALSE(rounded.limit);
  EXPECT_GE(rounded.agreement, 0.8);
  EXPECT_TRUE(rounded.exportAccuracy);
  EXPECT_LT(std::filesystem::file_size(folder_ / "onnx-int8/model.onnx"),
            std::filesystem::file_size(folder_ / "onnx/model.onnx") / 2);
}

TEST_F(OnnxExport, WhatTheToolRefusesIsTold) {
  requireTool();
  if (IsSkipped()) return;
  LoweredNetwork network;
  network.graph.name = "broken";
  network.graph.inputs = {{"x", DType::F32, {-1, 2}}};
  network.graph.outputs = {{"y", DType::F32, {-1, 2}}};
  network.graph.nodes = {{"Reloo", {"x"}, {"y"}}};
  const auto problem =
      support::expectError(ErrorCode::ExporterMissing, [&] { writeOnnx(network, folder_ / "bad.onnx", {}); });
  EXPECT_NE(problem.arguments.at("detail").find("Reloo"), std::string::npos);
  ::setenv("LUTHIER_ONNX", "/nowhere/luthier-onnx", 1);
  support::expectError(ErrorCode::ExporterMissing, [&] { writeOnnx(network, folder_ / "bad.onnx", {}); });
  ::unsetenv("LUTHIER_ONNX");
}

}  // namespace
}  // namespace luthier
