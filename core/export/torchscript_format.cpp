// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/torchscript_format.h"

#include <nlohmann/json.hpp>
#include <sstream>

#include "core/base/files.h"
#include "core/export/network_trace.h"
#include "core/export/python_example.h"

namespace luthier {
namespace {

class LoadedScript final : public LoadedExport {
 public:
  LoadedScript(const std::filesystem::path& file, InputRule rule)
      : module_(torch::jit::load(file.native())), rule_(std::move(rule)) {
    module_.eval();
  }
  const InputRule& inputRule() const override { return rule_; }
  TimedOutputs answer(const std::vector<torch::Tensor>& batches) override {
    return timedOutputs(batches, [this](const torch::Tensor& inputs) { return module_.forward({inputs}).toTensor(); });
  }
  std::string program() const override { return torchProgram(); }

 private:
  torch::jit::Module module_;
  InputRule rule_;
};

class TorchScriptFormat final : public ImageFormat {
 public:
  const char* id() const override { return "torchscript"; }
  const char* weightsName() const override { return "model.pt"; }
  void requireSupported(const ExportedModel& /*model*/) const override {}

  void write(const ExportedModel& model, const std::filesystem::path& folder) const override {
    const auto rule = model.inputRule();
    std::ostringstream bytes;
    traceNetwork(model).save(
        bytes, {{"preprocessing.json", rule.toJson()}, {"classes.json", nlohmann::json(model.source().classes).dump()}});
    writeFileAtomically(folder / weightsName(), bytes.view());
    writeInputRule(rule, folder);
  }

  std::unique_ptr<LoadedExport> load(const ExportedModel& /*model*/, const std::filesystem::path& folder) const override {
    return std::make_unique<LoadedScript>(folder / weightsName(), readInputRule(folder));
  }

  std::string pythonPart(const ExportedModel& /*model*/) const override {
    return "import torch\n\n\n"
           "def load(folder):\n"
           "    return torch.jit.load(folder / \"model.pt\").eval()\n\n\n" +
           pythonTorchAnswer();
  }
};

}  // namespace

const ImageFormat& torchScriptFormat() {
  static const TorchScriptFormat format;
  return format;
}

}  // namespace luthier
