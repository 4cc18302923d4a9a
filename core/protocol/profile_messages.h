// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/store/records.h"

namespace luthier::protocol {

/// What a model of the store costs, for one example.
struct ProfileModelRequest {
  RowId model = 0;
};

/// One step of a network that has weights, or that multiplies matrices.
struct ProfiledLayer {
  std::string name;                  // published path of its weights ("layer1.0.conv1"), "" where it has none
  std::string kind;                  // "convolution", "linear", "norm", "embedding", "attention", "product"
  std::vector<std::int64_t> output;  // shape for one example, batch included
  std::int64_t parameters = 0;
  std::int64_t multiplications = 0;  // multiply-accumulate operations (half of the FLOPs)
  std::int64_t outputBytes = 0;      // float32
};

/// Multiply-accumulates are counted as fvcore and torchvision count them: of convolutions, linear layers and matrix products;
/// norms, activations and pooling count none.
struct ModelProfile {
  std::string architecture;
  std::vector<std::int64_t> input;  // shape of one example, batch included
  std::int64_t parameters = 0;
  std::int64_t weightBytes = 0;      // float32, buffers included
  std::int64_t multiplications = 0;  // sum over the layers
  std::int64_t activationBytes = 0;  // outputs of all layers: about what training keeps for an example
  std::vector<ProfiledLayer> layers;
};
struct ProfileModelReply {
  ModelProfile profile;
};

}  // namespace luthier::protocol
