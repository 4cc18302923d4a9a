// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/models/text/text_encoder.h"

namespace luthier {

enum class TextHeadKind { None, Sequence, Token, QuestionAnswering, MaskedLanguage };
enum class TextPooling { ClassToken, Mean };

/// What stands on top of an encoder.
struct TextHead {
  TextHeadKind kind = TextHeadKind::None;
  std::int64_t outputs = 0;                       // classes, tags; 1 for regression; QA: always 2; masked: the vocabulary
  TextPooling pooling = TextPooling::ClassToken;  // of a sequence head
};

/// An encoder with its head. Parameter names are exactly those of transformers' BertForSequenceClassification,
/// RobertaForTokenClassification and so on (an encoder without a head keeps its prefix). With mean pooling BERT and ALBERT do
/// without their pooler, which is made for the class token. Inputs are one int64 tensor N x 3 x L: ids, attention mask, token
/// types; L at most TextConfig::maximumTokens(). One thread at a time.
class TextModel : public torch::nn::Module {
 public:
  TextModel(TextConfig config, TextHead head);

  [[nodiscard]] const TextConfig& config() const noexcept { return config_; }
  [[nodiscard]] const TextHead& head() const noexcept { return head_; }

  /// Logits: N x C (sequence), N x L x C (token), N x L x 2 (question answering: start, end), N x L x V (masked). A masked head
  /// may be given a fourth row of inputs, 1 where it shall answer: then it answers for those K tokens only, K x V, row by row.
  torch::Tensor forward(const torch::Tensor& inputs);
  /// The last hidden states, and what else is wanted.
  TextOutput encode(const torch::Tensor& inputs, const TextRequest& request = {});

  /// forward in its steps, for explanations (embeddings that a caller changes) and for features that are kept while only the
  /// head trains: embed: N x L x E; encodeEmbedded reads only the mask of `inputs`; pool: what the head sees, N x H for a sequence
  /// head, K x H for K asked tokens, else N x L x H; answer: logits of that.
  torch::Tensor embed(const torch::Tensor& inputs);
  TextOutput encodeEmbedded(const torch::Tensor& embedded, const torch::Tensor& inputs, const TextRequest& request = {});
  torch::Tensor pool(const torch::Tensor& last, const torch::Tensor& inputs) const;
  torch::Tensor features(const torch::Tensor& inputs) { return pool(encode(inputs).last, inputs); }
  torch::Tensor answer(const torch::Tensor& features);

  /// Whether a parameter belongs to the head (BERT's pooler included): what "head only" trains. An adapter counts as where it sits.
  [[nodiscard]] bool isHeadParameter(const std::string& name) const;
  /// Depth of a parameter: 0 embeddings, 1 ... layers, layers + 1 the head. ALBERT: a shared layer's depth is its group's, from 1.
  [[nodiscard]] std::int64_t layerIndexOf(const std::string& parameterName) const;
  /// Number of depths that layerIndexOf tells apart.
  [[nodiscard]] std::int64_t depths() const;
  /// "BertForSequenceClassification", as config.json names it.
  [[nodiscard]] std::string className() const;

 private:
  void makeHead();
  void initialise();
  torch::Tensor answerSequence(torch::Tensor features);
  torch::Tensor answerMasked(const torch::Tensor& features);

  TextConfig config_;
  TextHead head_;
  const TextFamily& family_;
  std::unique_ptr<TextEncoder> encoder_;
  AdaptedLinear dense_{nullptr}, out_{nullptr};
  torch::nn::LayerNorm norm_{nullptr};
  torch::Tensor decoder_, decoderBias_;
  Activation activation_ = nullptr;
  double dropout_ = 0.0;
};

/// A model with random weights, drawn as transformers draws them (normal, `initializer_range`) from torch's generator; in training
/// mode. Throws Error{ModelTypeUnknown}.
[[nodiscard]] std::shared_ptr<TextModel> makeTextModel(const TextConfig& config, const TextHead& head);

}  // namespace luthier
