// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/diagnostics/machine.h"

#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <gnu/libc-version.h>
#include <sys/utsname.h>
#include <torch/version.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

namespace luthier::cli {
namespace {

/// The rest of the first line of a file that begins so, without a separator and quotation marks.
std::string field(const char* file, const std::string& name, char separator) {
  std::ifstream stream(file);
  std::string line;
  while (std::getline(stream, line)) {
    if (!line.starts_with(name)) {
      continue;
    }
    auto value = line.substr(std::min(line.size(), line.find(separator) + 1));
    const auto begin = value.find_first_not_of(" \t\"");
    const auto end = value.find_last_not_of(" \t\"");
    return begin == std::string::npos ? std::string() : value.substr(begin, end - begin + 1);
  }
  return {};
}

}  // namespace

nlohmann::ordered_json describeMachine() {
  nlohmann::ordered_json machine;
  machine["system"] = field("/etc/os-release", "PRETTY_NAME", '=');
  utsname kernel{};
  if (::uname(&kernel) == 0) {
    machine["kernel"] = kernel.release;
    machine["architecture"] = kernel.machine;
  }
  machine["glibc"] = ::gnu_get_libc_version();
  machine["processor"] = field("/proc/cpuinfo", "model name", ':');
  machine["cores"] = std::thread::hardware_concurrency();
  machine["memory"] = field("/proc/meminfo", "MemTotal", ':');
  machine["memory_available"] = field("/proc/meminfo", "MemAvailable", ':');
  machine["swap"] = field("/proc/meminfo", "SwapTotal", ':');
  machine["libtorch"] = TORCH_VERSION;
  machine["cpu_capability"] = at::get_cpu_capability();
  machine["threads"] = at::get_num_threads();
  machine["nvidia_driver"] = field("/proc/driver/nvidia/version", "NVRM version", ':');
  const char* language = std::getenv("LANG");
  machine["language"] = language != nullptr ? language : "";
  return machine;
}

}  // namespace luthier::cli
