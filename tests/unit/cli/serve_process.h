// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/protocol/messages.h"

namespace luthier::test {

/// `luthier-cli serve` as a child process, with its pipes. TMPDIR of the child is `temporary`.
class ServeProcess {
 public:
  ServeProcess(const std::filesystem::path& workspace, const std::filesystem::path& temporary);
  ~ServeProcess();
  ServeProcess(const ServeProcess&) = delete;
  ServeProcess& operator=(const ServeProcess&) = delete;

  void writeLine(std::string_view line);
  void ask(std::int64_t id, protocol::Request request, protocol::Lane lane = protocol::Lane::Queue);
  /// The next line within a minute; nothing at the end of the output.
  [[nodiscard]] std::optional<std::string> readLine();
  /// The next reply that is no progress.
  [[nodiscard]] std::optional<protocol::ReplyEnvelope> readReply();
  /// Ends the input as the death of the desktop program would, and waits: the exit status.
  int finish();

 private:
  int child_ = -1;
  int input_ = -1;
  int output_ = -1;
  std::string buffer_;
};

}  // namespace luthier::test
