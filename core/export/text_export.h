// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <filesystem>

#include "core/export/text_format.h"

namespace luthier {

/// Writes a new `folder`: the model as `format` has it with its tokenizer's files, README.md (the model card), the certificate
/// (parity.json, parity.html) and manifest.json. Loads the model again from there and compares the answers on `inputs` (N x 3 x L;
/// N may be 0), which come from the split of that name. Either the whole folder appears or nothing. Blocks. Throws
/// Error{AlreadyExists, DiskFull, FileNotWritable}, and Error{ExportDiffers} where the exported model answers otherwise.
[[nodiscard]] ParityCertificate exportTexts(const TextExport& wish, const TextExportFormat& format,
                                            const torch::Tensor& inputs, const std::string& split,
                                            const std::filesystem::path& folder);

}  // namespace luthier
