// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/export/image_format.h"

namespace luthier {

/// Names of a state dict elsewhere for our own ones; "" where there is none.
using NameMap = std::function<std::string(const std::string& name)>;

/// An export whose weights file holds the network's own parameters, under the names that `nameOf` gives them: read into a new
/// network of the same architecture, strictly. Throws Error{ArchitectureMismatch} where a weight is missing or has another shape.
[[nodiscard]] std::unique_ptr<LoadedExport> loadNetworkFile(const ExportedModel& model, const std::filesystem::path& weights,
                                                            InputRule rule, const NameMap& nameOf);

/// The state under other names; those without one are left out.
[[nodiscard]] StateDict renamed(const StateDict& state, const NameMap& nameOf);

/// A format that this network has no place in. `detail` names what would do.
[[noreturn]] void refuseExport(const ImageFormat& format, const std::string& detail);

}  // namespace luthier
