// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/export/state_dict_export.h"

namespace luthier {

/// The README.md of an exported folder (Markdown): what the model is, what it was trained on, how well it does, how to load it
/// in Python.
[[nodiscard]] std::string writeModelCard(const PredictorSource& source, const ModelCard& card,
                                         const ParityCertificate& certificate);

}  // namespace luthier
