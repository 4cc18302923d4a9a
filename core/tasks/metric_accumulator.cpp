// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/metric_accumulator.h"

namespace luthier {

std::optional<double> EpochResult::value(std::string_view name) const {
  for (const auto& [key, number] : values) {
    if (key == name) {
      return number;
    }
  }
  return std::nullopt;
}

}  // namespace luthier
