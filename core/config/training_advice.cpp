// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/training_advice.h"

#include "core/base/text.h"

namespace luthier {
namespace {

bool computesOnProcessor(const Configuration& configuration, const Machine& machine) {
  const auto device = configuration.text("device");
  return device == "cpu" || (device == "auto" && !machine.gpu);
}

}  // namespace

std::vector<ConfigurationAdvice> adviseOnTraining(const Configuration& configuration, const Machine& machine) {
  std::vector<ConfigurationAdvice> all;
  if (configuration.text("precision") == "bfloat16" && !machine.bfloat16 && computesOnProcessor(configuration, machine)) {
    all.push_back({"precision",
                   LUTHIER_TEXT("Advice",
                                "This processor has no instructions for bfloat16: training would be about ten times slower "
                                "than with 32 bit."),
                   std::string("float32")});
  }
  return all;
}

}  // namespace luthier
