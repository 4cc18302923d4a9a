// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <utility>

namespace luthier {

/// "validation/macro_f1" in words; an unknown metric keeps its identifier.
[[nodiscard]] QString metricName(const std::string& metric);
/// What is measured, without the split, as a heading: "Macro F1".
[[nodiscard]] QString measureTitle(const std::string& metric);
/// Order in which metrics are offered: validation, then train, then per step; within them as a person asks for them.
[[nodiscard]] std::pair<int, int> metricRank(const std::string& metric);
/// Whether its values are shares that read as per cent.
[[nodiscard]] bool isShare(const std::string& metric);

}  // namespace luthier
