// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/export/image_format.h"
#include "core/export/model_card.h"

namespace luthier {

/// The README.md of an exported network of images (Markdown): what it is, what it was trained on, how well it does, what it is
/// given, and how to use it.
[[nodiscard]] std::string imageCard(const ExportedModel& model, const ImageFormat& format, const ModelCard& card,
                                    const ParityCertificate& certificate);

}  // namespace luthier
