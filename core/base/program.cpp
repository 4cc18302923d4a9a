// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/program.h"

#include <cstdlib>

namespace luthier {
namespace {

constexpr const char* launcherName = "LUTHIER_LAUNCHER";
constexpr const char* savedName = "LUTHIER_LIBRARY_PATH";
constexpr const char* linkerName = "LD_LIBRARY_PATH";

}  // namespace

std::string ownProgram() {
  const char* launcher = std::getenv(launcherName);
  return launcher != nullptr && *launcher != '\0' ? launcher : "/proc/self/exe";
}

void leaveLauncherEnvironment() {
  const char* saved = std::getenv(savedName);
  if (saved == nullptr) {
    return;
  }
  if (*saved == '\0') {
    ::unsetenv(linkerName);
  } else {
    ::setenv(linkerName, saved, 1);
  }
  ::unsetenv(savedName);
}

}  // namespace luthier
