// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/catalogue/catalogue.h"
#include "core/catalogue/download.h"

namespace luthier {

/// Brings the entry's weights to this machine and returns where they are: what is here already (the Hugging Face cache, or
/// torch.hub's, where the hash fits) stays where it is and is only read; otherwise the download folder
/// ($XDG_CACHE_HOME/luthier/downloads). Blocks; errors and progress: download.h.
[[nodiscard]] std::filesystem::path fetchEntry(const CatalogueEntry& entry, const NetworkSettings& settings,
                                               const ProgressCallback& progress, const CancelToken& cancel);

/// Removes what fetchEntry downloaded, once it is in a workspace; a path outside the download folder stays.
void forgetDownload(const std::filesystem::path& fetched);

}  // namespace luthier
