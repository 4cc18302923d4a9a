// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/text/activation.h"

#include <algorithm>
#include <array>
#include <utility>

namespace luthier {
namespace {

torch::Tensor exactGelu(const torch::Tensor& x) { return torch::gelu(x); }
torch::Tensor tanhGelu(const torch::Tensor& x) { return torch::gelu(x, "tanh"); }
torch::Tensor relu(const torch::Tensor& x) { return torch::relu(x); }
torch::Tensor silu(const torch::Tensor& x) { return torch::silu(x); }
torch::Tensor tanhOf(const torch::Tensor& x) { return torch::tanh(x); }

// transformers/activations.py; gelu_new and gelu_fast write the same tanh approximation in other words.
constexpr std::array<std::pair<std::string_view, Activation>, 9> activations{{{"gelu", exactGelu},
                                                                              {"gelu_python", exactGelu},
                                                                              {"gelu_new", tanhGelu},
                                                                              {"gelu_fast", tanhGelu},
                                                                              {"gelu_pytorch_tanh", tanhGelu},
                                                                              {"relu", relu},
                                                                              {"silu", silu},
                                                                              {"swish", silu},
                                                                              {"tanh", tanhOf}}};

}  // namespace

Activation findActivation(std::string_view name) {
  const auto found = std::ranges::find_if(activations, [&](const auto& entry) { return entry.first == name; });
  return found == activations.end() ? nullptr : found->second;
}

}  // namespace luthier
