// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/child_program.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <system_error>
#include <thread>

namespace luthier {
namespace {

constexpr auto pollInterval = std::chrono::milliseconds(50);

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (auto& text : texts) {
    all.push_back(text.data());
  }
  all.push_back(nullptr);
  return all;
}

/// Our own environment with `added` in place of what has the same name.
std::vector<std::string> environmentWith(const std::vector<std::string>& added) {
  std::vector<std::string> all = added;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    const auto name = text.substr(0, text.find('=') + 1);
    bool replaced = false;
    for (const auto& other : added) {
      replaced = replaced || other.starts_with(name);
    }
    if (!replaced) {
      all.push_back(text);
    }
  }
  return all;
}

pid_t start(const ProgramCall& call) {
  std::vector<std::string> arguments{call.name.empty() ? call.program.native() : call.name};
  arguments.insert(arguments.end(), call.arguments.begin(), call.arguments.end());
  auto environment = environmentWith(call.environment);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, call.log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  pid_t child = -1;
  const auto argumentPointers = pointers(arguments);
  const auto environmentPointers = pointers(environment);
  const int failure =
      ::posix_spawnp(&child, call.program.c_str(), &actions, nullptr, argumentPointers.data(), environmentPointers.data());
  posix_spawn_file_actions_destroy(&actions);
  if (failure != 0) {
    throw std::system_error(failure, std::generic_category(), call.program.native());
  }
  return child;
}

}  // namespace

int runProgram(const ProgramCall& call, const CancelToken& cancel) {
  const pid_t child = start(call);
  bool asked = false;
  int status = 0;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    if (cancel.cancelled() && !asked) {
      ::kill(child, SIGTERM);
      asked = true;
    }
    std::this_thread::sleep_for(pollInterval);
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace luthier
