// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/method_rate.h"

namespace luthier {
namespace {

constexpr double rateOfNewWeights = 1e-3;

ParameterValue suitingRate(const Parameter& rate, std::string_view method) {
  return method == "full" ? rate.standard : ParameterValue(rateOfNewWeights);
}

}  // namespace

void followMethod(Configuration& configuration, std::string_view formerMethod) {
  const auto* rate = configuration.find("learning_rate");
  const bool texts = configuration.find("lora_rank") != nullptr;
  if (rate == nullptr || !texts || configuration.value("learning_rate") != suitingRate(*rate, formerMethod)) {
    return;
  }
  configuration.set("learning_rate", suitingRate(*rate, configuration.text("method")));
}

}  // namespace luthier
