// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/export/image_format.h"
#include "core/export/model_card.h"
#include "core/image/image.h"

namespace luthier {

/// Real images, as decoded, on which an export is compared with the run.
struct ComparedImages {
  std::vector<Image> images;
  std::vector<std::int64_t> labels;  // of the images, where each has one class; else empty
  std::string split;                 // where they come from
};

/// Answers `images` with the run (by its own preprocessing) and with the export (by the preprocessing that its files state), and
/// compares the outputs. `progress` reports the phase "compare". Does not throw where they differ: see requireParity.
[[nodiscard]] ParityCertificate certify(const ExportedModel& model, LoadedExport& loaded, const ComparedImages& images,
                                        const ImageFormat& format, const ProgressCallback& progress);

/// Writes a new `folder`: the network as `format` has it, classes.json, README.md (the model card), predict.py (and predict.cpp
/// for TorchScript), the certificate (parity.json, parity.html) and manifest.json. The network is loaded again from there and
/// compared on `images` (none: the certificate says so). Either the whole folder appears or nothing. Phases of `progress`:
/// "write", "load", "compare". Throws Error{AlreadyExists, ExportUnsupported, ExportDiffers, ExporterMissing, DiskFull,
/// FileNotWritable, Cancelled}.
[[nodiscard]] ParityCertificate exportImages(const ExportedModel& model, const ImageFormat& format, const ModelCard& card,
                                             const ComparedImages& images, const std::filesystem::path& folder,
                                             const ProgressCallback& progress);

}  // namespace luthier
