// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/progress.h"

namespace luthier::cli {

/// Runs this program with `arguments` and `environment` ("NAME=value", on top of our own) in a process of its own, its
/// output appended to `log`, and waits for it. When `cancel` is cancelled the child gets SIGTERM and is waited for still.
/// Returns its exit status, or 128 + signal. Throws std::system_error where it cannot be started.
int runSelf(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
            const std::filesystem::path& log, const CancelToken& cancel);

}  // namespace luthier::cli
