// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <vector>

namespace luthier {

/// Attention weights of one text: layers x heads x L x L, from what TextModel::encode returns for a batch of one.
[[nodiscard]] torch::Tensor stackedAttentions(const std::vector<torch::Tensor>& attentions);

/// Attention from each token (row) to each (column), L x L: of one layer and head, or the mean over all where -1 stands. Throws
/// Error{InvalidParameter} where the layer or head does not exist.
[[nodiscard]] torch::Tensor attentionMap(const torch::Tensor& attentions, std::int64_t layer, std::int64_t head);

/// Attention rollout, L x L (Abnar & Zuidema 2020, section 3): heads are averaged, half of each layer's flow goes past it (the
/// residual connection), layers are multiplied from the first on. Rows sum to 1.
[[nodiscard]] torch::Tensor attentionRollout(const torch::Tensor& attentions);

}  // namespace luthier
