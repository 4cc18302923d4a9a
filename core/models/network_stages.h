// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/models/model_registry.h"

namespace luthier {

/// The stages of an image network by the names of its parameters, from the lowest (0) up: for learning rates by layer and
/// gradual unfreezing. A part of the network by itself ("layer1"; in a container of features "features.3") is a stage; single
/// layers at the outside that follow each other ("conv1", "bn1") make one. The head belongs to none.
class NetworkStages {
 public:
  explicit NetworkStages(const ImageClassifier& network);
  [[nodiscard]] std::int64_t count() const noexcept { return count_; }
  /// The highest where the name is not known.
  [[nodiscard]] std::int64_t of(const std::string& parameter) const;

 private:
  std::map<std::string, std::int64_t> stages_;  // by the name of the part
  std::int64_t count_ = 0;
};

}  // namespace luthier
