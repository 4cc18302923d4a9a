// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/export/input_rule.h"

namespace luthier {

/// transformers' preprocessor_config.json: the steps of `preprocessing` as an image processor of that library takes them
/// (BitImageProcessor where a shorter side is resized and the middle cut out, ViTImageProcessor where the whole is resized).
void writeImageProcessor(const Preprocessing& preprocessing, const std::filesystem::path& folder);
/// Reads such a file back. Throws Error{InvalidParameter} where it is none of these two.
[[nodiscard]] InputRule readImageProcessor(const std::filesystem::path& folder);

}  // namespace luthier
