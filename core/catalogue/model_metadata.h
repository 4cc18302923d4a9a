// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace luthier {

/// What Luthier writes into the metadata of its own safetensors files, so that the weights can be used again: keys
/// "luthier.architecture", "luthier.classes" (JSON array) and "luthier.preprocessing" (JSON of Preprocessing). A field is empty
/// where the file does not have it, or has something else there: files of other programs may use the same container.
struct ModelMetadata {
  std::string architecture;
  std::vector<std::string> classes;
  std::string preprocessing;

  [[nodiscard]] std::map<std::string, std::string> toMap() const;
  [[nodiscard]] static ModelMetadata fromPairs(const std::vector<std::pair<std::string, std::string>>& pairs);
  /// The classes as the store's JSON array; "" where there are none.
  [[nodiscard]] std::string classesJson() const;
};

/// The store's JSON array of class names; empty for "".
[[nodiscard]] std::vector<std::string> classNamesFromJson(const std::string& json);

}  // namespace luthier
