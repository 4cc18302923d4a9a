// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <memory>

#include "core/models/model_registry.h"

namespace luthier {

/// The weights of a first convolution (out x in x H x W) for images of another number of channels:
/// - to 1: the sum over the channels, so that a grey image answers as it did with three equal channels;
/// - from 1: the weights shared among the channels, so that equal channels answer as the grey image did;
/// - from 3 to more, or to 2: repeated in their order, times 3 over the new number, which keeps the strength of the answers.
/// The first and the last rule are those of timm's adapt_input_conv. Undefined where no rule fits (from 2, or from more than 3,
/// to something else than 1).
[[nodiscard]] torch::Tensor adaptInputWeights(const torch::Tensor& weights, std::int64_t channels);

/// Makes a network that was made for images of 3 channels take `channels`, keeping what it knows.
/// Throws Error{ArchitectureMismatch} where no rule of adaptInputWeights fits.
void adaptInputChannels(ImageClassifier& network, const Architecture& architecture, std::int64_t channels);

/// A network of random weights for images of `channels` channels.
[[nodiscard]] std::shared_ptr<ImageClassifier> makeNetwork(const Architecture& architecture, std::int64_t classes,
                                                           std::int64_t channels);

/// Brings the first layer of `state` to `channels`. True where that changed it; a layer that no rule fits stays as it is.
bool adaptFirstLayer(StateDict& state, const Architecture& architecture, std::int64_t channels);

}  // namespace luthier
