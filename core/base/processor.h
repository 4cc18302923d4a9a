// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace luthier {

/// What this machine can compute with, told without any library of mathematics.
struct Machine {
  bool bfloat16 = false;  // the processor has instructions for it; without them each value is converted, ten times slower
  bool gpu = false;       // NVIDIA's driver is loaded
};
/// Read once.
[[nodiscard]] const Machine& thisMachine();

/// Whether the text of /proc/cpuinfo names instructions for bfloat16 (avx512_bf16 and amx_bf16 on x86, bf16 on ARM).
[[nodiscard]] bool namesBfloat16(std::string_view cpuinfo);

}  // namespace luthier
