// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/pickle_safety.h"

#include <algorithm>
#include <array>

#include "core/base/error.h"
#include "core/base/files.h"

namespace luthier {
namespace {

// Modules whose functions run programs or open files and sockets; a name below them ("os.path.join") counts too.
constexpr std::array<std::string_view, 24> dangerousModules{
    "os",     "posix",    "nt",     "subprocess", "sys",    "socket",     "shutil",  "runpy",
    "pty",    "commands", "popen2", "importlib",  "ctypes", "webbrowser", "urllib",  "requests",
    "pickle", "_pickle",  "code",   "timeit",     "pdb",    "bdb",        "asyncio", "multiprocessing"};
constexpr std::array<std::string_view, 8> dangerousBuiltins{"eval", "exec",       "compile", "__import__",
                                                            "open", "breakpoint", "input",   "execfile"};

bool isDangerous(std::string_view name) {
  const auto dot = name.find('.');
  const auto module = name.substr(0, dot);
  if (dot == std::string_view::npos) {
    return false;
  }
  if (module == "builtins" || module == "__builtin__") {
    return std::find(dangerousBuiltins.begin(), dangerousBuiltins.end(), name.substr(dot + 1)) != dangerousBuiltins.end();
  }
  return std::find(dangerousModules.begin(), dangerousModules.end(), module) != dangerousModules.end();
}

}  // namespace

void refuseDangerousGlobals(const PickleTree& tree, const std::filesystem::path& path) {
  for (const auto& value : tree.values()) {
    if (value.kind == PickleKind::Global && isDangerous(value.text)) {
      throw Error(ErrorCode::PickleUnsafe, {{"file", displayPath(path)}, {"name", value.text}});
    }
  }
}

}  // namespace luthier
