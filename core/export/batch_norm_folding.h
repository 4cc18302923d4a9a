// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/lowered_network.h"

namespace luthier {

/// Folds each BatchNormalization that alone reads a Conv's output into that Conv's weights: w' = w g / sqrt(v + e),
/// b' = (b - m) g / sqrt(v + e) + bias, computed in double precision.
void foldBatchNorms(LoweredNetwork& network);

/// How often each value is read.
[[nodiscard]] std::map<std::string, int> countUses(const OnnxGraph& graph);

}  // namespace luthier
