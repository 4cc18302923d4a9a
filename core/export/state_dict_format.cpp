// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/state_dict_format.h"

#include <fmt/format.h>

#include "core/catalogue/model_metadata.h"
#include "core/export/network_file.h"
#include "core/export/python_example.h"

namespace luthier {
namespace {

class StateDictFormat final : public ImageFormat {
 public:
  const char* id() const override { return "state-dict"; }
  const char* weightsName() const override { return "model.safetensors"; }
  void requireSupported(const ExportedModel& /*model*/) const override {}

  void write(const ExportedModel& model, const std::filesystem::path& folder) const override {
    const auto& source = model.source();
    const ModelMetadata metadata{source.architecture, source.classes, source.preprocessing.toJson()};
    saveStateDict(folder / weightsName(), stateDictOf(*model.network()), metadata.toMap());
    writeInputRule(model.inputRule(), folder);
  }

  std::unique_ptr<LoadedExport> load(const ExportedModel& model, const std::filesystem::path& folder) const override {
    return loadNetworkFile(model, folder / weightsName(), readInputRule(folder),
                           [](const std::string& name) { return name; });
  }

  // The same weights in the same precision.
  std::optional<double> limit() const override { return 1e-5; }

  std::string pythonPart(const ExportedModel& model) const override {
    return fmt::format(
        "import torch\nfrom safetensors.torch import load_file\n\n\n{}\n\n"
        "def load(folder):\n"
        "    network = make_network()\n"
        "    network.load_state_dict(load_file(folder / \"{}\"))\n"
        "    return network.eval()\n\n\n{}",
        pythonNetwork(model.source().architecture, model.run.classes(), model.source().preprocessing.channels),
        weightsName(), pythonTorchAnswer());
  }
};

}  // namespace

const ImageFormat& stateDictFormat() {
  static const StateDictFormat format;
  return format;
}

}  // namespace luthier
