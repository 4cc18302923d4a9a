// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>

namespace luthier {

/// y = x W' + b, and with an adapter of low rank (LoRA, Hu et al. 2021) y + scale * B(A(dropout(x))). The adapter's parameters
/// are called lora_A.weight (rank x in) and lora_B.weight (out x rank), as PEFT calls them.
class AdaptedLinearImpl : public torch::nn::Module {
 public:
  AdaptedLinearImpl(std::int64_t in, std::int64_t out);

  torch::Tensor forward(const torch::Tensor& input);

  /// Adds an adapter that changes nothing yet (B is zero; A as PEFT draws it). Throws Error{Internal} where there is one.
  void addAdapter(std::int64_t rank, double scale, double dropout);
  [[nodiscard]] bool hasAdapter() const { return static_cast<bool>(loraA_); }
  /// Adds scale * B A to the weight, and takes it off again. Merging costs nothing at prediction; while merged the adapter does
  /// not train. Both do nothing where that is the state already.
  void merge();
  void unmerge();
  [[nodiscard]] bool merged() const { return merged_; }

  torch::Tensor weight, bias;

 private:
  void addToWeight(double factor);

  torch::nn::Linear loraA_{nullptr}, loraB_{nullptr};
  double scale_ = 1.0, dropout_ = 0.0;
  bool merged_ = false;
};
TORCH_MODULE(AdaptedLinear);

}  // namespace luthier
