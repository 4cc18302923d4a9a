// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

namespace luthier {

/// A file that ships with the program ("starter/resnet20_cifar10.safetensors"): below $LUTHIER_RESOURCES where that is set,
/// else below share/luthier/ of the installed prefix or resources/ of the source tree, both found by going up from the
/// program's own place. Nothing where it is not there.
[[nodiscard]] std::optional<std::filesystem::path> findResource(const std::filesystem::path& name);

}  // namespace luthier
