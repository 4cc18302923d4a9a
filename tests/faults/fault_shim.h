// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace luthier::faults {

/// What happens at the n-th system call that changes a file below a path.
enum class Fault {
  NoSpace,      // it fails with ENOSPC
  InputOutput,  // it fails with EIO
  Kill,         // the process dies before it
  Torn,         // half of it is done if it is a write; then the process dies
  PowerCut,     // the process dies, and what was not synced is undone: writes, truncations, renames
};

struct Order {
  std::string path;  // calls on files whose path holds this text count
  long call = 0;     // 1: the first; 0: only count
  Fault fault = Fault::NoSpace;
  bool fromThenOn = false;  // errors only: every later call fails too
};

/// Counts from here on, as ordered. Not while other threads write.
void arm(const Order& order);
/// Lets everything pass again; returns how many calls counted since arm().
long disarm();

/// The order in the environment variable LUTHIER_FAULT, for a program that is started with the shim preloaded.
std::string toEnvironment(const Order& order);

}  // namespace luthier::faults
