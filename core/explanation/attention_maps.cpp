// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/attention_maps.h"

#include <fmt/format.h>

#include "core/base/error.h"

namespace luthier {
namespace {

torch::Tensor chosen(const torch::Tensor& attentions, std::int64_t dimension, std::int64_t index, const char* parameter) {
  const auto count = attentions.size(dimension);
  if (index < -1 || index >= count) {
    throw Error(ErrorCode::InvalidParameter, {{"parameter", parameter},
                                              {"value", fmt::to_string(index)},
                                              {"expected", fmt::format("-1 (all), 0 to {}", count - 1)}});
  }
  return index == -1 ? attentions.mean(dimension) : attentions.select(dimension, index);
}

}  // namespace

torch::Tensor stackedAttentions(const std::vector<torch::Tensor>& attentions) {
  return torch::stack(attentions).squeeze(1).detach();
}

torch::Tensor attentionMap(const torch::Tensor& attentions, std::int64_t layer, std::int64_t head) {
  return chosen(chosen(attentions, 1, head, "head"), 0, layer, "layer");
}

torch::Tensor attentionRollout(const torch::Tensor& attentions) {
  const auto identity = torch::eye(attentions.size(-1), attentions.options());
  torch::Tensor rollout = identity;
  for (const auto& layer : attentions.mean(1).unbind(0)) {
    const auto flow = 0.5 * layer + 0.5 * identity;
    rollout = torch::matmul(flow / flow.sum(-1, true), rollout);
  }
  return rollout;
}

}  // namespace luthier
