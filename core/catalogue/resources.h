// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace luthier {

/// A file that ships with the program ("starter/resnet20_cifar10.safetensors"): below $LUTHIER_RESOURCES where that is set,
/// else below share/luthier/ of the installed prefix or resources/ of the source tree, both found by going up from the
/// program's own place. Nothing where it is not there.
[[nodiscard]] std::optional<std::filesystem::path> findResource(const std::filesystem::path& name);

/// $XDG_CACHE_HOME, or .cache in the home folder; nothing where there is neither.
[[nodiscard]] std::optional<std::filesystem::path> userCacheFolder();

/// Name of the text encoder of the sample: all-MiniLM-L6-v2, a BERT of 22 million parameters.
inline constexpr const char* minilmName = "minilm";

/// The folder of a pretrained text model that was fetched at set-up (one with a config.json): `name` below $LUTHIER_MODELS,
/// $XDG_DATA_HOME/luthier/models, $XDG_CACHE_HOME/luthier/models (~/.local/share and ~/.cache where these are not set), or
/// models/ among the program's resources, in this order. Throws Error{ModelNotInstalled}.
[[nodiscard]] std::filesystem::path requirePretrainedModel(const std::string& name);

}  // namespace luthier
