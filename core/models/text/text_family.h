// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace luthier {

/// Published names of one encoder layer's parts, below the layer's own path.
struct LayerNames {
  const char* path;  // of a layer below the encoder: {0} is its number or ALBERT's group, {1} its number in the group
  const char *query, *key, *value, *attentionOutput, *attentionNorm, *intermediate, *output, *outputNorm;
  bool attentionOutputDropout = true;  // whether transformers drops out what attention adds
  bool feedForwardDropout = true;      // the same for the feed-forward part
};

/// The head of sequence classification and regression: dense, activation, dropout, out.
struct SequenceHeadNames {
  const char* dense;
  const char* activation;
  bool densePooler;   // `dense` is the encoder's own pooler, which only the class token goes through
  bool dropoutFirst;  // dropout before `dense` too
  const char* out;
};

/// The head of masked-language modelling: dense, activation, norm, decoder with a bias of its own.
struct MaskedHeadNames {
  const char* dense;
  const char* activation;  // "": the encoder's
  const char* norm;
  const char* decoder;  // path of the decoder's weight, where it is not tied
  const char* bias;     // path of the decoder's bias
};

/// What distinguishes one family of BERT-type encoders from the others: names, as transformers publishes them, and a few
/// details of the computation. The computation itself is one (text_encoder.cpp).
struct TextFamily {
  const char* modelType;
  const char* label;
  const char* prefix;     // of the encoder's parameters inside a model with a head
  const char* className;  // "Bert": transformers' BertForSequenceClassification and so on
  LayerNames layer;
  SequenceHeadNames sequence;
  MaskedHeadNames masked;
  bool positionsFromPad = false;  // positions count the tokens that are no padding, from the padding token's id on

  /// The path of a layer below the encoder.
  [[nodiscard]] std::string layerPath(std::int64_t group, std::int64_t inner) const;
};

/// Null where unknown.
[[nodiscard]] const TextFamily* findTextFamily(std::string_view modelType);

}  // namespace luthier
