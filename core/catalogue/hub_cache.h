// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "core/catalogue/catalogue.h"

namespace luthier {

/// What other programs have fetched to this machine. Nothing here is ever changed, and nothing is fetched.

/// Hugging Face's cache: $HF_HUB_CACHE, $HF_HOME/hub, or huggingface/hub in the user's cache folder.
[[nodiscard]] std::optional<std::filesystem::path> huggingFaceCache();

/// The models in it that can be added: the newest snapshot of each repository (refs/main, else the one changed last) with a
/// config.json and weights, be it a text encoder of a known type or one of timm's image networks. Named "hf:OWNER/NAME". Blocks
/// on the disk; what cannot be read is left out.
[[nodiscard]] std::vector<CatalogueEntry> huggingFaceModels();

/// A file that torch.hub has fetched ($TORCH_HOME or torch in the user's cache folder, below hub/checkpoints).
[[nodiscard]] std::optional<std::filesystem::path> torchHubFile(const std::filesystem::path& name);

}  // namespace luthier
