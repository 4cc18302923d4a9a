// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/lowered_network.h"

namespace luthier {

/// The same network with 8-bit weights, as onnxruntime's dynamic quantisation writes it: each Conv (but grouped ones, which lose
/// too much and gain nothing) and each Gemm or MatMul by a constant becomes DynamicQuantizeLinear, then ConvInteger or
/// MatMulInteger, then the scales. Weights are symmetric, with one scale for each output channel, stored as uint8 around 128:
/// unsigned products do not saturate on processors without VNNI. Inputs are scaled by their own range as the network runs, all
/// examples of a batch together.
[[nodiscard]] LoweredNetwork quantizeDynamically(const LoweredNetwork& network);

}  // namespace luthier
