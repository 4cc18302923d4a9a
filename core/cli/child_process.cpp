// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/child_process.h"

#include "core/base/child_program.h"
#include "core/base/program.h"

namespace luthier::cli {

int runSelf(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
            const std::filesystem::path& log, const CancelToken& cancel) {
  return runProgram({ownProgram(), arguments, environment, log, "luthier-cli"}, cancel);
}

}  // namespace luthier::cli
