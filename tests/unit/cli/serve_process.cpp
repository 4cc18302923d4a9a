// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

#include "core/protocol/codec.h"
#include "tests/support/places.h"

namespace luthier::test {

ServeProcess::ServeProcess(const std::filesystem::path& workspace, const std::filesystem::path& temporary) {
  const std::filesystem::path program = support::workerProgram();
  if (!std::filesystem::exists(program)) throw std::runtime_error("build luthier-cli first: " + program.string());
  std::signal(SIGPIPE, SIG_IGN);
  int toChild[2];
  int fromChild[2];
  if (::pipe2(toChild, O_CLOEXEC) != 0 || ::pipe2(fromChild, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  child_ = ::fork();
  if (child_ == 0) {
    ::dup2(toChild[0], STDIN_FILENO);
    ::dup2(fromChild[1], STDOUT_FILENO);
    ::setenv("TMPDIR", temporary.c_str(), 1);
    ::execl(program.c_str(), program.c_str(), "--workspace", workspace.c_str(), "serve", nullptr);
    ::_exit(127);
  }
  ::close(toChild[0]);
  ::close(fromChild[1]);
  input_ = toChild[1];
  output_ = fromChild[0];
}

ServeProcess::~ServeProcess() {
  if (child_ > 0) {
    ::kill(child_, SIGKILL);
    (void)finish();
  }
  ::close(output_);
}

void ServeProcess::writeLine(std::string_view line) {
  const std::string whole = std::string(line) + "\n";
  for (std::string_view rest = whole; !rest.empty();) {
    const ssize_t written = ::write(input_, rest.data(), rest.size());
    if (written < 0) throw std::runtime_error("the worker does not read");
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

void ServeProcess::ask(std::int64_t id, protocol::Request request, protocol::Lane lane) {
  writeLine(protocol::encode(protocol::RequestEnvelope{id, lane, std::move(request)}));
}

std::optional<std::string> ServeProcess::readLine() {
  constexpr int patienceMilliseconds = 60000;
  while (true) {
    if (const std::size_t end = buffer_.find('\n'); end != std::string::npos) {
      std::string line = buffer_.substr(0, end);
      buffer_.erase(0, end + 1);
      return line;
    }
    pollfd waiting{output_, POLLIN, 0};
    if (::poll(&waiting, 1, patienceMilliseconds) <= 0) throw std::runtime_error("the worker is silent");
    char chunk[4096];
    const ssize_t got = ::read(output_, chunk, sizeof chunk);
    if (got <= 0) return std::nullopt;
    buffer_.append(chunk, static_cast<std::size_t>(got));
  }
}

std::optional<protocol::ReplyEnvelope> ServeProcess::readReply() {
  while (const auto line = readLine()) {
    protocol::ReplyEnvelope envelope = protocol::decodeReply(*line);
    if (!std::holds_alternative<protocol::ProgressReply>(envelope.reply)) return envelope;
  }
  return std::nullopt;
}

int ServeProcess::finish() {
  ::close(input_);
  int status = 0;
  ::waitpid(child_, &status, 0);
  child_ = -1;
  return status;
}

}  // namespace luthier::test
