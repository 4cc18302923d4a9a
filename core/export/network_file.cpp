// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/network_file.h"

#include <torch/version.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/config/export_formats.h"
#include "core/models/input_channels.h"
#include "core/weights/state_dict.h"

namespace luthier {
namespace {

class NetworkFile final : public LoadedExport {
 public:
  NetworkFile(std::shared_ptr<ImageClassifier> network, InputRule rule)
      : network_(std::move(network)), rule_(std::move(rule)) {
    network_->eval();
  }
  const InputRule& inputRule() const override { return rule_; }
  TimedOutputs answer(const std::vector<torch::Tensor>& batches) override {
    return timedOutputs(batches, [this](const torch::Tensor& inputs) { return network_->forward(inputs); });
  }
  std::string program() const override { return torchProgram(); }

 private:
  std::shared_ptr<ImageClassifier> network_;
  InputRule rule_;
};

/// Where only sides of one element were left out, they come back: C for C x 1 x 1.
torch::Tensor unfolded(const torch::Tensor& stored, const torch::Tensor& wanted) {
  return stored.squeeze().sizes() == wanted.squeeze().sizes() ? stored.view(wanted.sizes()) : stored;
}

}  // namespace

std::string torchProgram() { return std::string("LibTorch ") + TORCH_VERSION; }

StateDict renamed(const StateDict& state, const NameMap& nameOf) {
  StateDict result;
  for (const auto& [name, tensor] : state) {
    if (const auto other = nameOf(name); !other.empty()) {
      result.emplace(other, tensor);
    }
  }
  return result;
}

std::unique_ptr<LoadedExport> loadNetworkFile(const ExportedModel& model, const std::filesystem::path& weights,
                                              InputRule rule, const NameMap& nameOf) {
  const auto* architecture = findArchitecture(model.source().architecture);
  auto network = makeNetwork(*architecture, model.run.classes(), rule.preprocessing.channels);
  const auto stored = loadStateDict(weights);
  StateDict state;
  for (const auto& [name, tensor] : stateDictOf(*network)) {
    if (const auto found = stored.find(nameOf(name)); found != stored.end()) {
      state.emplace(name, unfolded(found->second, tensor));
    }
  }
  requireMatched(loadInto(*network, state), architecture->label, weights, [](const std::string&) { return false; });
  return std::make_unique<NetworkFile>(std::move(network), std::move(rule));
}

void refuseExport(const ImageFormat& format, const std::string& detail) {
  throw Error(ErrorCode::ExportUnsupported, {{"format", findExportFormat(format.id())->label}, {"detail", detail}});
}

}  // namespace luthier
