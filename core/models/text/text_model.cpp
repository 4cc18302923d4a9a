// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/text/text_model.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/models/text/module_path.h"

namespace luthier {
namespace {

namespace nn = torch::nn;

const TextFamily& requireFamily(const std::string& modelType) {
  const auto* family = findTextFamily(modelType);
  if (family == nullptr) {
    throw Error(ErrorCode::ModelTypeUnknown, {{"file", "config.json"},
                                              {"type", modelType},
                                              {"known", fmt::format("{}", fmt::join(knownTextModelTypes(), ", "))}});
  }
  return *family;
}

constexpr std::int64_t askedRow = 3;  // behind ids, mask and types

/// Mean over the tokens that are no padding.
torch::Tensor meanOfTokens(const torch::Tensor& last, const torch::Tensor& inputs) {
  const auto mask = inputs.select(1, 1).unsqueeze(-1).to(last.scalar_type());
  return (last * mask).sum(1) / mask.sum(1).clamp_min(1.0);
}

/// The number after the last ".layer." or "_groups." of a name, or -1.
std::int64_t numberAfter(const std::string& name, const std::string& marker) {
  const auto at = name.find(marker);
  return at == std::string::npos ? -1 : std::stoll(name.substr(at + marker.size()));
}

}  // namespace

TextModel::TextModel(TextConfig config, TextHead head)
    : config_(std::move(config)), head_(head), family_(requireFamily(config_.modelType)) {
  if (head_.kind == TextHeadKind::QuestionAnswering) {
    head_.outputs = 2;
  } else if (head_.kind == TextHeadKind::MaskedLanguage) {
    head_.outputs = config_.vocabularySize;
  }
  encoder_ = std::make_unique<TextEncoder>(moduleAt(*this, family_.prefix), family_, config_);
  makeHead();
  initialise();
}

void TextModel::makeHead() {
  const auto hidden = config_.hiddenSize;
  switch (head_.kind) {
    case TextHeadKind::None:
      return;
    case TextHeadKind::Sequence: {
      const auto& names = family_.sequence;
      if (!names.densePooler || head_.pooling == TextPooling::ClassToken) {
        const auto path = names.densePooler ? fmt::format("{}.{}", family_.prefix, names.dense) : names.dense;
        dense_ = placeModule(*this, path, AdaptedLinear(hidden, hidden));
      }
      activation_ = findActivation(names.activation);
      out_ = placeModule(*this, names.out, AdaptedLinear(hidden, head_.outputs));
      dropout_ = config_.classifierDropout;
      return;
    }
    case TextHeadKind::Token:
      out_ = placeModule(*this, "classifier", AdaptedLinear(hidden, head_.outputs));
      dropout_ = config_.tokenDropout;
      return;
    case TextHeadKind::QuestionAnswering:
      out_ = placeModule(*this, "qa_outputs", AdaptedLinear(hidden, head_.outputs));
      dropout_ = config_.answerDropout;
      return;
    case TextHeadKind::MaskedLanguage: {
      const auto& names = family_.masked;
      dense_ = placeModule(*this, names.dense, AdaptedLinear(hidden, config_.embeddingSize));
      norm_ = placeModule(*this, names.norm,
                          nn::LayerNorm(nn::LayerNormOptions({config_.embeddingSize}).eps(config_.normEpsilon)));
      const std::string named = names.activation;
      activation_ = findActivation(named.empty() ? config_.activation : named);
      const auto [owner, name] = splitPath(names.bias);
      decoderBias_ = moduleAt(*this, owner).register_parameter(name, torch::zeros({head_.outputs}));
      if (!config_.tiedEmbeddings) {
        decoder_ = moduleAt(*this, names.decoder)
                       .register_parameter("weight", torch::empty({head_.outputs, config_.embeddingSize}));
      }
      return;
    }
  }
}

// PreTrainedModel._init_weights: normal weights, zero biases; norms keep ones and zeros, the padding token's row stays zero.
void TextModel::initialise() {
  const torch::NoGradGuard noGradients;
  for (const auto& module : modules(/*include_self=*/false)) {
    if (auto* linear = module->as<AdaptedLinearImpl>()) {
      linear->weight.normal_(0.0, config_.initializerRange);
    } else if (auto* embedding = module->as<nn::EmbeddingImpl>()) {
      embedding->weight.normal_(0.0, config_.initializerRange);
      if (const auto& padding = embedding->options.padding_idx()) {
        embedding->weight[*padding].zero_();
      }
    }
  }
  if (decoder_.defined()) {
    decoder_.normal_(0.0, config_.initializerRange);
  }
}

torch::Tensor TextModel::forward(const torch::Tensor& inputs) { return answer(features(inputs)); }

TextOutput TextModel::encode(const torch::Tensor& inputs, const TextRequest& request) {
  return encodeEmbedded(embed(inputs), inputs, request);
}

torch::Tensor TextModel::embed(const torch::Tensor& inputs) { return encoder_->embed(inputs, is_training()); }

TextOutput TextModel::encodeEmbedded(const torch::Tensor& embedded, const torch::Tensor& inputs,
                                     const TextRequest& request) {
  return encoder_->encode(embedded, inputs, request, is_training());
}

torch::Tensor TextModel::pool(const torch::Tensor& last, const torch::Tensor& inputs) const {
  if (head_.kind == TextHeadKind::MaskedLanguage && inputs.size(1) == askedRow + 1) {
    return last.index({inputs.select(1, askedRow).to(torch::kBool)});
  }
  if (head_.kind != TextHeadKind::Sequence) {
    return last;
  }
  return head_.pooling == TextPooling::Mean ? meanOfTokens(last, inputs) : last.select(1, 0);
}

torch::Tensor TextModel::answer(const torch::Tensor& features) {
  switch (head_.kind) {
    case TextHeadKind::None:
      return features;
    case TextHeadKind::Sequence:
      return answerSequence(features);
    case TextHeadKind::MaskedLanguage:
      return answerMasked(features);
    case TextHeadKind::Token:
    case TextHeadKind::QuestionAnswering:
      return out_(torch::dropout(features, dropout_, is_training()));
  }
  return features;
}

torch::Tensor TextModel::answerSequence(torch::Tensor features) {
  if (family_.sequence.dropoutFirst) {
    features = torch::dropout(features, dropout_, is_training());
  }
  if (dense_) {
    features = activation_(dense_(features));
  }
  return out_(torch::dropout(features, dropout_, is_training()));
}

torch::Tensor TextModel::answerMasked(const torch::Tensor& features) {
  const auto transformed = norm_(activation_(dense_(features)));
  return torch::linear(transformed, decoder_.defined() ? decoder_ : encoder_->wordEmbeddings(), decoderBias_);
}

bool TextModel::isHeadParameter(const std::string& name) const {
  const std::string prefix = family_.prefix;
  return !name.starts_with(prefix + ".") || name.starts_with(prefix + ".pooler.");
}

std::int64_t TextModel::layerIndexOf(const std::string& parameterName) const {
  if (isHeadParameter(parameterName)) {
    return depths() - 1;
  }
  const auto layer = std::max(numberAfter(parameterName, ".layer."), numberAfter(parameterName, ".albert_layer_groups."));
  return layer + 1;  // embeddings, their projection included: -1
}

std::int64_t TextModel::depths() const {
  return (config_.modelType == "albert" ? config_.hiddenGroups : config_.layers) + 2;
}

std::string TextModel::className() const {
  static constexpr std::array names{"Model", "ForSequenceClassification", "ForTokenClassification", "ForQuestionAnswering",
                                    "ForMaskedLM"};
  return std::string(family_.className) + names[static_cast<std::size_t>(head_.kind)];
}

std::shared_ptr<TextModel> makeTextModel(const TextConfig& config, const TextHead& head) {
  return std::make_shared<TextModel>(config, head);
}

}  // namespace luthier
