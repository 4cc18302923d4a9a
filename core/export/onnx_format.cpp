// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/onnx_format.h"

#include "core/catalogue/model_metadata.h"
#include "core/export/network_trace.h"
#include "core/export/onnx_evaluation.h"
#include "core/export/onnx_lowering.h"
#include "core/export/onnx_quantization.h"
#include "core/export/onnx_tool.h"
#include "core/export/onnxruntime_peer.h"

namespace luthier {
namespace {

/// A model of 8-bit weights that answers less than this like the run is broken rather than rounded.
constexpr double leastInt8Agreement = 0.8;

class LoadedOnnx final : public LoadedExport {
 public:
  LoadedOnnx(const std::filesystem::path& file, InputRule rule, const CancelToken& cancel)
      : file_(file), rule_(std::move(rule)), reader_(readOnnx(file, cancel)), peer_(OnnxruntimePeer::find(cancel)) {}

  const InputRule& inputRule() const override { return rule_; }
  TimedOutputs answer(const std::vector<torch::Tensor>& batches) override {
    return peer_ ? peer_->run(file_, batches)
                 : timedOutputs(batches, [this](const torch::Tensor& inputs) { return reader_.run(inputs); });
  }
  std::string program() const override {
    return peer_ ? "onnxruntime " + peer_->version() : "Luthier's own reader of ONNX (no onnxruntime was found)";
  }

 private:
  std::filesystem::path file_;
  InputRule rule_;
  OnnxEvaluation reader_;
  std::unique_ptr<OnnxruntimePeer> peer_;
};

class OnnxFormat : public ImageFormat {
 public:
  const char* id() const override { return "onnx"; }
  const char* weightsName() const override { return "model.onnx"; }
  void requireSupported(const ExportedModel& /*model*/) const override {}

  void write(const ExportedModel& model, const std::filesystem::path& folder) const override {
    const auto& source = model.source();
    const auto rule = model.inputRule();
    auto network = lower(model);
    network.graph.metadata = ModelMetadata{source.architecture, source.classes, rule.toJson()}.toMap();
    writeOnnx(network, folder / weightsName(), model.cancel);
    writeInputRule(rule, folder);
  }

  std::unique_ptr<LoadedExport> load(const ExportedModel& model, const std::filesystem::path& folder) const override {
    return std::make_unique<LoadedOnnx>(folder / weightsName(), readInputRule(folder), model.cancel);
  }

  std::string pythonPart(const ExportedModel& /*model*/) const override {
    return "import onnxruntime\n\n\n"
           "def load(folder):\n"
           "    return onnxruntime.InferenceSession(folder / \"model.onnx\", providers=[\"CPUExecutionProvider\"])\n\n\n"
           "def answer(network, inputs):\n"
           "    return network.run(None, {network.get_inputs()[0].name: inputs})[0]\n";
  }

 protected:
  [[nodiscard]] virtual LoweredNetwork lower(const ExportedModel& model) const {
    return lowerToOnnx(traceNetwork(model), model.source().architecture);
  }
};

class OnnxInt8Format final : public OnnxFormat {
 public:
  const char* id() const override { return "onnx-int8"; }
  std::optional<double> limit() const override { return std::nullopt; }
  std::optional<double> leastAgreement() const override { return leastInt8Agreement; }

 protected:
  LoweredNetwork lower(const ExportedModel& model) const override { return quantizeDynamically(OnnxFormat::lower(model)); }
};

}  // namespace

const ImageFormat& onnxFormat() {
  static const OnnxFormat format;
  return format;
}

const ImageFormat& onnxInt8Format() {
  static const OnnxInt8Format format;
  return format;
}

}  // namespace luthier
