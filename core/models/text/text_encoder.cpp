// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/text/text_encoder.h"

#include <fmt/format.h>
#include <torch/csrc/jit/frontend/tracer.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <memory>

#include "core/base/error.h"
#include "core/models/module_path.h"
#include "core/models/recomputation.h"

namespace luthier {
namespace {

namespace nn = torch::nn;

// A traced network must serve texts of every length, and the tracer writes each size that C++ reads as a constant.
bool tracing() { return torch::jit::tracer::isTracing(); }

nn::LayerNorm makeNorm(std::int64_t width, double epsilon) {
  return nn::LayerNorm(nn::LayerNormOptions({width}).eps(epsilon));
}

torch::Tensor joinHeads(const torch::Tensor& context) {
  if (tracing()) {
    return torch::cat(context.unbind(1), -1);
  }
  return context.transpose(1, 2).flatten(2);
}

/// Minus infinity where the mask forbids, 0 elsewhere: N x 1 x 1 x L. Undefined where nothing is padding, because attention
/// is quicker without. On a GPU that question would wait for the device.
torch::Tensor scoreMask(const torch::Tensor& inputs, torch::ScalarType type) {
  const auto padding = inputs.select(1, 1).eq(0);
  if (!tracing() && inputs.is_cpu() && !padding.any().item<bool>()) {
    return {};
  }
  const auto zeros = torch::zeros_like(padding, torch::TensorOptions().dtype(type));
  return zeros.masked_fill(padding, -std::numeric_limits<double>::infinity()).unsqueeze(1).unsqueeze(1);
}

std::vector<torch::Tensor> parametersOf(const std::vector<std::shared_ptr<nn::Module>>& parts) {
  std::vector<torch::Tensor> all;
  for (const auto& part : parts) {
    std::ranges::move(part->parameters(), std::back_inserter(all));
  }
  return all;
}

}  // namespace

EncoderLayer::EncoderLayer(torch::nn::Module& root, const std::string& path, const TextFamily& family,
                           const TextConfig& config)
    : heads_(config.heads),
      hiddenDropout_(config.hiddenDropout),
      attentionDropout_(config.attentionDropout),
      attentionOutputDropout_(family.layer.attentionOutputDropout ? hiddenDropout_ : 0.0),
      feedForwardDropout_(family.layer.feedForwardDropout ? hiddenDropout_ : 0.0),
      activation_(findActivation(config.activation)) {
  const auto linear = [&](const char* name, std::int64_t in, std::int64_t out) {
    return placeModule(root, path + "." + name, AdaptedLinear(in, out));
  };
  const auto norm = [&](const char* name) {
    return placeModule(root, path + "." + name, makeNorm(config.hiddenSize, config.normEpsilon));
  };
  const auto& names = family.layer;
  query_ = linear(names.query, config.hiddenSize, config.hiddenSize);
  key_ = linear(names.key, config.hiddenSize, config.hiddenSize);
  value_ = linear(names.value, config.hiddenSize, config.hiddenSize);
  attentionOutput_ = linear(names.attentionOutput, config.hiddenSize, config.hiddenSize);
  attentionNorm_ = norm(names.attentionNorm);
  intermediate_ = linear(names.intermediate, config.hiddenSize, config.intermediateSize);
  output_ = linear(names.output, config.intermediateSize, config.hiddenSize);
  outputNorm_ = norm(names.outputNorm);
}

torch::Tensor EncoderLayer::splitHeads(const torch::Tensor& states) const {
  if (tracing()) {
    return torch::stack(states.chunk(heads_, -1), 1);
  }
  return states.view({states.size(0), states.size(1), heads_, -1}).transpose(1, 2);
}

torch::Tensor EncoderLayer::attend(const torch::Tensor& hidden, const torch::Tensor& mask, bool training,
                                   std::vector<torch::Tensor>* attentions) {
  const auto query = splitHeads(query_(hidden));
  const auto key = splitHeads(key_(hidden));
  const auto value = splitHeads(value_(hidden));
  const auto dropout = training ? attentionDropout_ : 0.0;
  if (attentions == nullptr) {
    const auto typed = mask.defined() ? std::optional(mask.to(query.scalar_type())) : std::nullopt;
    return joinHeads(torch::scaled_dot_product_attention(query, key, value, typed, dropout));
  }
  auto scores = torch::matmul(query, key.transpose(2, 3)) / std::sqrt(static_cast<double>(query.size(-1)));
  if (mask.defined()) {
    scores = scores + mask;
  }
  const auto weights = torch::softmax(scores, -1);
  attentions->push_back(weights);
  return joinHeads(torch::matmul(torch::dropout(weights, dropout, training), value));
}

torch::Tensor EncoderLayer::forward(const torch::Tensor& hidden, const torch::Tensor& mask, bool training,
                                    std::vector<torch::Tensor>* attentions) {
  if (attentions == nullptr && recomputes()) {
    const auto parameters = parametersOf({query_.ptr(), key_.ptr(), value_.ptr(), attentionOutput_.ptr(),
                                          intermediate_.ptr(), output_.ptr(), attentionNorm_.ptr(), outputNorm_.ptr()});
    // Where it is called again, nothing recomputes().
    const auto again = [this, mask, training](const std::vector<torch::Tensor>& inputs) {
      return forward(inputs.front(), mask, training, nullptr);
    };
    return passRecomputed({parameters, {}, again}, {hidden});
  }
  const auto context = attentionOutput_(attend(hidden, mask, training, attentions));
  const auto attended = attentionNorm_(torch::dropout(context, attentionOutputDropout_, training) + hidden);
  const auto fed = output_(activation_(intermediate_(attended)));
  return outputNorm_(torch::dropout(fed, feedForwardDropout_, training) + attended);
}

TextEncoder::TextEncoder(torch::nn::Module& root, const TextFamily& family, const TextConfig& config)
    : config_(config), positionsFromPad_(family.positionsFromPad) {
  const auto embedding = [&](const char* name, std::int64_t rows, bool padded) {
    auto options = nn::EmbeddingOptions(rows, config.embeddingSize);
    return placeModule(root, fmt::format("embeddings.{}", name),
                       nn::Embedding(padded ? options.padding_idx(config.padToken) : options));
  };
  words_ = embedding("word_embeddings", config.vocabularySize, true);
  positions_ = embedding("position_embeddings", config.positions, positionsFromPad_);
  if (config.tokenTypes > 0) {
    types_ = embedding("token_type_embeddings", config.tokenTypes, false);
  }
  norm_ = placeModule(root, "embeddings.LayerNorm", makeNorm(config.embeddingSize, config.normEpsilon));
  if (config.modelType == "albert") {
    projection_ =
        placeModule(root, "encoder.embedding_hidden_mapping_in", AdaptedLinear(config.embeddingSize, config.hiddenSize));
  } else if (config.embeddingSize != config.hiddenSize) {
    projection_ = placeModule(root, "embeddings_project", AdaptedLinear(config.embeddingSize, config.hiddenSize));
  }
  const bool shared = config.modelType == "albert";
  for (std::int64_t group = 0; group < (shared ? config.hiddenGroups : config.layers); ++group) {
    for (std::int64_t inner = 0; inner < config.innerGroups; ++inner) {
      layers_.emplace_back(root, family.layerPath(group, inner), family, config);
    }
  }
}

torch::Tensor TextEncoder::positionsOf(const torch::Tensor& ids) const {
  if (positionsFromPad_) {
    const auto real = ids.ne(config_.padToken).to(torch::kInt64);
    return real.cumsum(1) * real + config_.padToken;
  }
  return tracing()
             ? torch::ones_like(ids).cumsum(1) - 1
             : torch::arange(ids.size(1), torch::TensorOptions().dtype(torch::kInt64).device(ids.device())).unsqueeze(0);
}

torch::Tensor TextEncoder::embed(const torch::Tensor& inputs, bool training) {
  if (inputs.size(2) > config_.maximumTokens()) {
    throw Error(ErrorCode::Internal, {{"detail", fmt::format("{} tokens were given to a model of {} positions",
                                                             inputs.size(2), config_.maximumTokens())}});
  }
  const auto ids = inputs.select(1, 0);
  auto embedded = words_(ids);
  if (types_) {
    embedded = embedded + types_(inputs.select(1, 2));
  }
  embedded = embedded + positions_(positionsOf(ids));
  return torch::dropout(norm_(embedded), config_.hiddenDropout, training);
}

TextOutput TextEncoder::encode(const torch::Tensor& embedded, const torch::Tensor& inputs, const TextRequest& request,
                               bool training) {
  TextOutput output;
  output.last = projection_ ? projection_(embedded) : embedded;
  const auto mask = scoreMask(inputs, output.last.scalar_type());
  if (request.hidden) {
    output.hidden.push_back(output.last);
  }
  const auto layers = config_.layers * config_.innerGroups;
  for (std::int64_t index = 0; index < layers; ++index) {
    output.last = layer(index).forward(output.last, mask, training, request.attentions ? &output.attentions : nullptr);
    if (request.hidden) {
      output.hidden.push_back(output.last);
    }
  }
  return output;
}

EncoderLayer& TextEncoder::layer(std::int64_t index) {
  if (config_.modelType != "albert") {
    return layers_[static_cast<std::size_t>(index)];
  }
  const auto group = index / config_.innerGroups * config_.hiddenGroups / config_.layers;
  return layers_[static_cast<std::size_t>(group * config_.innerGroups + index % config_.innerGroups)];
}

}  // namespace luthier
