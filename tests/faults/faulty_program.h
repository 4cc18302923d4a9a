// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "tests/faults/fault_shim.h"
#include "tests/support/process.h"

namespace luthier::faults {

/// Runs a program to its end with the shim preloaded, which carries out `order`.
inline support::Finished runUnderFault(const Order& order, const std::vector<std::string>& command) {
  // The sanitizers' runtime would rather come first.
  std::vector<std::string> all{"env", std::string("LD_PRELOAD=") + LUTHIER_FAULT_SHIM, toEnvironment(order),
                               "ASAN_OPTIONS=verify_asan_link_order=0"};
  all.insert(all.end(), command.begin(), command.end());
  return support::runProgram(all);
}

}  // namespace luthier::faults
