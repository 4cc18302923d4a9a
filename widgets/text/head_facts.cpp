// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/head_facts.h"

#include <cmath>
#include <cstdlib>

namespace luthier {

HeadFacts headFacts(const std::vector<float>& weights, int tokens) {
  HeadFacts facts;
  for (int from = 0; from < tokens; ++from) {
    for (int to = 0; to < tokens; ++to) {
      const double weight = static_cast<double>(
          weights[static_cast<std::size_t>(from) * static_cast<std::size_t>(tokens) + static_cast<std::size_t>(to)]);
      facts.entropy -= weight > 0.0 ? weight * std::log(weight) : 0.0;
      facts.distance += weight * std::abs(from - to);
    }
  }
  if (tokens > 0) {
    facts.entropy /= tokens;
    facts.distance /= tokens;
  }
  return facts;
}

}  // namespace luthier
