// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/text/text_family.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace luthier {
namespace {

constexpr LayerNames bertLayer{"encoder.layer.{0}",    "attention.self.query",   "attention.self.key",
                               "attention.self.value", "attention.output.dense", "attention.output.LayerNorm",
                               "intermediate.dense",   "output.dense",           "output.LayerNorm"};
constexpr LayerNames distilbertLayer{"transformer.layer.{0}",
                                     "attention.q_lin",
                                     "attention.k_lin",
                                     "attention.v_lin",
                                     "attention.out_lin",
                                     "sa_layer_norm",
                                     "ffn.lin1",
                                     "ffn.lin2",
                                     "output_layer_norm",
                                     /*attentionOutputDropout=*/false,
                                     /*feedForwardDropout=*/true};
constexpr LayerNames albertLayer{"encoder.albert_layer_groups.{0}.albert_layers.{1}",
                                 "attention.query",
                                 "attention.key",
                                 "attention.value",
                                 "attention.dense",
                                 "attention.LayerNorm",
                                 "ffn",
                                 "ffn_output",
                                 "full_layer_layer_norm",
                                 /*attentionOutputDropout=*/true,
                                 /*feedForwardDropout=*/false};

constexpr SequenceHeadNames robertaSequence{"classifier.dense", "tanh", false, true, "classifier.out_proj"};
constexpr MaskedHeadNames robertaMasked{"lm_head.dense", "gelu", "lm_head.layer_norm", "lm_head.decoder", "lm_head.bias"};

// transformers/models/*/modeling_*.py
constexpr std::array<TextFamily, 6> families{
    {{"bert",
      "BERT",
      "bert",
      "Bert",
      bertLayer,
      {"pooler.dense", "tanh", true, false, "classifier"},
      {"cls.predictions.transform.dense", "", "cls.predictions.transform.LayerNorm", "cls.predictions.decoder",
       "cls.predictions.bias"}},
     {"roberta", "RoBERTa", "roberta", "Roberta", bertLayer, robertaSequence, robertaMasked, true},
     {"xlm-roberta", "XLM-RoBERTa", "roberta", "XLMRoberta", bertLayer, robertaSequence, robertaMasked, true},
     {"distilbert",
      "DistilBERT",
      "distilbert",
      "DistilBert",
      distilbertLayer,
      {"pre_classifier", "relu", false, false, "classifier"},
      {"vocab_transform", "", "vocab_layer_norm", "vocab_projector", "vocab_projector.bias"}},
     {"albert",
      "ALBERT",
      "albert",
      "Albert",
      albertLayer,
      {"pooler", "tanh", true, false, "classifier"},
      {"predictions.dense", "", "predictions.LayerNorm", "predictions.decoder", "predictions.bias"}},
     {"electra",
      "ELECTRA",
      "electra",
      "Electra",
      bertLayer,
      {"classifier.dense", "gelu", false, true, "classifier.out_proj"},
      {"generator_predictions.dense", "gelu", "generator_predictions.LayerNorm", "generator_lm_head",
       "generator_lm_head.bias"}}}};

}  // namespace

std::string TextFamily::layerPath(std::int64_t group, std::int64_t inner) const {
  return fmt::format(fmt::runtime(layer.path), group, inner);
}

const TextFamily* findTextFamily(std::string_view modelType) {
  const auto found = std::ranges::find_if(families, [&](const auto& family) { return family.modelType == modelType; });
  return found == families.end() ? nullptr : &*found;
}

}  // namespace luthier
