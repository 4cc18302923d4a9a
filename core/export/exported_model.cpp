// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/export/image_format.h"

namespace luthier {
namespace {

/// outputs * deviation + mean of a linear head is again a linear head.
void foldIntoHead(ImageClassifier& network, double mean, double deviation) {
  const torch::NoGradGuard noGradients;
  auto parameters = network.named_parameters();
  auto* weight = parameters.find(network.headName() + ".weight");
  auto* bias = parameters.find(network.headName() + ".bias");
  if (weight == nullptr || bias == nullptr) {
    throw Error(ErrorCode::Internal, {{"detail", "the head " + network.headName() + " is not linear"}});
  }
  weight->mul_(deviation);
  bias->mul_(deviation).add_(mean);
}

}  // namespace

std::shared_ptr<ImageClassifier> ExportedModel::network() const {
  const auto& setup = source().setup;
  if (setup.targetMean == 0.0 && setup.targetDeviation == 1.0) {
    return {std::shared_ptr<void>(), &run.network()};  // the run owns it
  }
  auto folded = findArchitecture(source().architecture)->make(run.classes());
  (void)loadInto(*folded, stateDictOf(run.network()));
  foldIntoHead(*folded, setup.targetMean, setup.targetDeviation);
  folded->eval();
  return folded;
}

torch::Tensor ExportedModel::inOwnUnit(const torch::Tensor& answersOfRun) const {
  return answersOfRun * source().setup.targetDeviation + source().setup.targetMean;
}

}  // namespace luthier
