// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/models/text/activation.h"
#include "core/models/text/adapted_linear.h"
#include "core/models/text/text_config.h"
#include "core/models/text/text_family.h"

namespace luthier {

/// What a caller wants beside the last hidden states.
struct TextRequest {
  bool hidden = false;      // of every layer
  bool attentions = false;  // fused attention does not return its weights: these layers run unfused
};

struct TextOutput {
  torch::Tensor last;                     // N x L x H
  std::vector<torch::Tensor> hidden;      // layers + 1, each N x L x H: what the first layer reads, then what each one gives
  std::vector<torch::Tensor> attentions;  // layers, each N x heads x L x L, after softmax
};

/// One layer of an encoder: self-attention and feed-forward, each added to its input and normalised (post-norm).
class EncoderLayer {
 public:
  /// Registers the layer's parts below `path` of `root`.
  EncoderLayer(torch::nn::Module& root, const std::string& path, const TextFamily& family, const TextConfig& config);

  /// `mask` is what is added to the attention scores (N x 1 x 1 x L), or undefined. Where `attentions` is given, the weights are
  /// appended to it.
  torch::Tensor forward(const torch::Tensor& hidden, const torch::Tensor& mask, bool training,
                        std::vector<torch::Tensor>* attentions);

 private:
  torch::Tensor attend(const torch::Tensor& hidden, const torch::Tensor& mask, bool training,
                       std::vector<torch::Tensor>* attentions);
  [[nodiscard]] torch::Tensor splitHeads(const torch::Tensor& states) const;

  std::int64_t heads_;
  double hiddenDropout_, attentionDropout_;
  double attentionOutputDropout_, feedForwardDropout_;
  Activation activation_;
  AdaptedLinear query_{nullptr}, key_{nullptr}, value_{nullptr}, attentionOutput_{nullptr}, intermediate_{nullptr},
      output_{nullptr};
  torch::nn::LayerNorm attentionNorm_{nullptr}, outputNorm_{nullptr};
};

/// Embeddings and layers of a BERT-type encoder, registered in a module that owns it under the published names.
class TextEncoder {
 public:
  TextEncoder(torch::nn::Module& root, const TextFamily& family, const TextConfig& config);

  /// What the embedding layer gives: N x L x E. `inputs` is N x 3 x L (ids, attention mask, token types).
  torch::Tensor embed(const torch::Tensor& inputs, bool training);
  /// The layers on given embeddings; of `inputs` only the mask is read.
  TextOutput encode(const torch::Tensor& embedded, const torch::Tensor& inputs, const TextRequest& request, bool training);

  /// Vocabulary x E.
  [[nodiscard]] const torch::Tensor& wordEmbeddings() const { return words_->weight; }

 private:
  [[nodiscard]] torch::Tensor positionsOf(const torch::Tensor& ids) const;
  EncoderLayer& layer(std::int64_t index);

  TextConfig config_;
  bool positionsFromPad_;
  torch::nn::Embedding words_{nullptr}, positions_{nullptr}, types_{nullptr};
  torch::nn::LayerNorm norm_{nullptr};
  AdaptedLinear projection_{nullptr};  // E to H, where they differ
  std::vector<EncoderLayer> layers_;   // ALBERT: the shared ones, group by group
};

}  // namespace luthier
