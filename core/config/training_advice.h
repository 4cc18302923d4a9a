// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/processor.h"
#include "core/config/configuration.h"

namespace luthier {

/// A setting that works, but that another value would serve better on this machine: said before a run begins, and in nobody's
/// way.
struct ConfigurationAdvice {
  std::string parameter;
  const char* text = "";  // English; the key of its translation in the context "Advice"
  ParameterValue better;
};
[[nodiscard]] std::vector<ConfigurationAdvice> adviseOnTraining(const Configuration& configuration, const Machine& machine);

}  // namespace luthier
