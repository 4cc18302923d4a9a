// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <exception>
#include <functional>

#include "core/base/error.h"
#include "tests/faults/fault_shim.h"

namespace luthier::faults {

/// How an action ended that was carried out in a forked process of its own.
enum class Ended { Well, Killed, DiskFull, NotWritable, StoreFailed, OtherError };

/// Forks, so that nothing of the action (locks, connections, threads) is left in this process. Call while it has one thread.
inline Ended inChild(const std::function<void()>& action) {
  const pid_t child = ::fork();
  if (child == 0) {
    auto ended = Ended::Well;
    try {
      action();
    } catch (...) {
      const ErrorCode code = currentProblem().code;
      ended = code == ErrorCode::DiskFull          ? Ended::DiskFull
              : code == ErrorCode::FileNotWritable ? Ended::NotWritable
              : code == ErrorCode::StoreFailed     ? Ended::StoreFailed
                                                   : Ended::OtherError;
    }
    ::_exit(static_cast<int>(ended));
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? static_cast<Ended>(WEXITSTATUS(status)) : Ended::Killed;
}

/// The order at which an action is tried with n = 1, 2, 3 ... until a whole run of it meets no fault.
inline const std::vector<Order>& everyFault() {
  static const std::vector<Order> orders{{"", 0, Fault::NoSpace, false},     {"", 0, Fault::NoSpace, true},
                                         {"", 0, Fault::InputOutput, false}, {"", 0, Fault::Kill, false},
                                         {"", 0, Fault::Torn, false},        {"", 0, Fault::PowerCut, false}};
  return orders;
}

/// For the messages of a test.
inline std::string describe(const Order& order) { return toEnvironment(order); }

}  // namespace luthier::faults
