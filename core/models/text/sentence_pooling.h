// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace luthier {

/// How the tokens of a text become one vector in a folder that sentence-transformers saved: "mean" where modules.json names a
/// pooling module whose config.json says so; "" for every other kind, and where there are no such files. Damaged ones count as
/// absent, since the model can be read without them. Never throws.
[[nodiscard]] std::string sentencePooling(const std::filesystem::path& modelFolder);

}  // namespace luthier
