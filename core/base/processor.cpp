// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/processor.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace luthier {

bool namesBfloat16(std::string_view cpuinfo) {
  std::istringstream words{std::string(cpuinfo)};
  for (std::string word; words >> word;) {
    if (word == "avx512_bf16" || word == "amx_bf16" || word == "bf16") {
      return true;
    }
  }
  return false;
}

const Machine& thisMachine() {
  static const Machine machine = [] {
    std::ifstream file("/proc/cpuinfo");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::error_code ignored;
    return Machine{namesBfloat16(text), std::filesystem::exists("/proc/driver/nvidia/version", ignored)};
  }();
  return machine;
}

}  // namespace luthier
