// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/workspace.h"

namespace luthier {

/// Name of the model that ships with the program: a ResNet-20 that Luthier itself trained on CIFAR-10.
inline constexpr const char* starterName = "starter";

/// Puts the models that ship with the program into the workspace where they are missing: the weights are copied to models/, so
/// that the workspace stays whole when the program is moved or removed. Call after opening a workspace for writing. A program
/// that ships none, or a workspace that cannot be written, changes nothing. Throws Error{Safetensors...} for a damaged resource.
void addBuiltinModels(const Workspace& workspace, Database& database);

}  // namespace luthier
