// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/formats/pickle_tree.h"

namespace luthier {

/// Refuses a pickle that names something whose only use is to run code or to reach outside (os.system, builtins.eval,
/// subprocess ...), although nothing of it would be run here: the person should know, before Python opens the file.
/// Throws Error{PickleUnsafe}.
void refuseDangerousGlobals(const PickleTree& tree, const std::filesystem::path& path);

}  // namespace luthier
