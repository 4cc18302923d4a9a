// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace luthier::layering {

/// One #include line: the including file relative to the root, and what stands between the quotes or brackets.
struct Include {
  std::string file;
  std::string target;
};

/// All #include lines of the .h, .cpp, .cu and .cuh files below `root`/app, core and widgets.
[[nodiscard]] std::vector<Include> readIncludes(const std::filesystem::path& root);

/// One sentence for each include that the floor plan forbids; empty when the house stands as planned.
[[nodiscard]] std::vector<std::string> violations(const std::vector<Include>& includes);

}  // namespace luthier::layering
