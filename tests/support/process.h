// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

namespace luthier::support {

/// What a program left behind. `exitCode` is 128 + the signal where one ended it.
struct Finished {
  int exitCode = -1;
  std::string out;
  std::string err;
};

/// A program started with its standard output and error caught; killed by the destructor if it still runs.
class Process {
 public:
  explicit Process(const std::vector<std::string>& command) {
    std::array<int, 2> out{};
    std::array<int, 2> err{};
    if (::pipe2(out.data(), O_CLOEXEC) != 0 || ::pipe2(err.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    std::vector<char*> arguments;
    for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(out[1], STDOUT_FILENO);
      ::dup2(err[1], STDERR_FILENO);
      ::execvp(arguments[0], arguments.data());
      ::_exit(127);
    }
    ::close(out[1]);
    ::close(err[1]);
    out_ = out[0];
    err_ = err[0];
  }
  ~Process() {
    if (child_ > 0) {
      ::kill(child_, SIGKILL);
      ::waitpid(child_, nullptr, 0);
    }
    ::close(out_);
    ::close(err_);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  [[nodiscard]] pid_t id() const { return child_; }
  void signal(int number) const { ::kill(child_, number); }

  /// Reads until standard output holds `text`; false at the program's end or after `seconds`.
  bool waitForOutput(const std::string& text, double seconds = 60.0) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    while (finished_.out.find(text) == std::string::npos) {
      if (std::chrono::steady_clock::now() > end || !readSome()) return finished_.out.find(text) != std::string::npos;
    }
    return true;
  }

  /// What standard output has held so far.
  [[nodiscard]] const std::string& output() const { return finished_.out; }

  /// Reads to the end and waits for it.
  Finished finish() {
    while (readSome()) {
    }
    int status = 0;
    ::waitpid(child_, &status, 0);
    child_ = -1;
    finished_.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return finished_;
  }

 private:
  /// False when both streams are at their end.
  bool readSome() {
    std::array<pollfd, 2> streams = {pollfd{outOpen_ ? out_ : -1, POLLIN, 0}, pollfd{errOpen_ ? err_ : -1, POLLIN, 0}};
    if (!outOpen_ && !errOpen_) return false;
    ::poll(streams.data(), streams.size(), 1000);
    if (streams[0].revents != 0) outOpen_ = append(out_, finished_.out);
    if (streams[1].revents != 0) errOpen_ = append(err_, finished_.err);
    return true;
  }

  static bool append(int from, std::string& to) {
    std::array<char, 65536> buffer{};
    const ssize_t got = ::read(from, buffer.data(), buffer.size());
    if (got > 0) to.append(buffer.data(), static_cast<std::size_t>(got));
    return got > 0;
  }

  pid_t child_ = -1;
  int out_ = -1;
  int err_ = -1;
  bool outOpen_ = true;
  bool errOpen_ = true;
  Finished finished_;
};

inline Finished runProgram(const std::vector<std::string>& command) { return Process(command).finish(); }

}  // namespace luthier::support
