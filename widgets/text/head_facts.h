// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace luthier {

/// How one head looks: means over the tokens that look.
struct HeadFacts {
  double entropy = 0.0;   // nats: 0 looks at one token, ln(tokens) at all alike
  double distance = 0.0;  // tokens between the one that looks and those looked at
};
/// `weights`: tokens x tokens, row = the token that looks.
[[nodiscard]] HeadFacts headFacts(const std::vector<float>& weights, int tokens);

}  // namespace luthier
