// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/progress.h"

namespace luthier {

/// A program to run in a process of its own.
struct ProgramCall {
  std::filesystem::path program;         // a name without a slash is looked up on PATH
  std::vector<std::string> arguments;    // without the program's own name
  std::vector<std::string> environment;  // "NAME=value", on top of our own
  std::filesystem::path log;             // standard output and error are appended there
  std::string name = {};                 // what the program sees as its name; "" as `program`
};

/// Runs it and waits. When `cancel` is cancelled the child gets SIGTERM and is waited for still. Returns its exit status, or
/// 128 + signal. Throws std::system_error where it cannot be started.
int runProgram(const ProgramCall& call, const CancelToken& cancel);

}  // namespace luthier
