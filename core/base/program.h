// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace luthier {

/// What starts this program anew: the installed launcher that gave it its LibTorch ($LUTHIER_LAUNCHER), else the program's own
/// file. A path for exec; reads the environment, so not beside a thread that changes it.
[[nodiscard]] std::string ownProgram();

/// Undoes what the installed launcher told the dynamic linker (LD_LIBRARY_PATH), once the program is loaded: a program that
/// this one starts must not meet our LibTorch. Does nothing without a launcher. Before any thread.
void leaveLauncherEnvironment();

}  // namespace luthier
