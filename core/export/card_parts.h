// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/export/model_card.h"
#include "core/export/parity_certificate.h"

namespace luthier {

/// Names of classes and runs are free text; Markdown's own signs among them are escaped.
[[nodiscard]] std::string escaped(const std::string& text);
[[nodiscard]] std::string metricsTable(const ModelCard& card);
[[nodiscard]] std::string classList(const std::vector<std::string>& classes);
[[nodiscard]] std::string parityText(const ParityCertificate& certificate);

}  // namespace luthier
