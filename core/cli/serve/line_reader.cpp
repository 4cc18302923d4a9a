// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/serve/line_reader.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace luthier::serve {

std::optional<LineReader::Line> LineReader::next(const CancelToken& cancel) {
  std::size_t searched = 0;
  while (true) {
    const std::size_t end = buffer_.find('\n', searched);
    if (end != std::string::npos) {
      Line line{buffer_.substr(0, end), skipping_ || end > limit_};
      buffer_.erase(0, end + 1);
      skipping_ = false;
      if (line.tooLong) line.text.clear();
      return line;
    }
    if (buffer_.size() > limit_) {
      buffer_.clear();
      skipping_ = true;
    }
    searched = buffer_.size();
    if (!fill(cancel)) return std::nullopt;
  }
}

bool LineReader::fill(const CancelToken& cancel) {
  constexpr int patienceMilliseconds = 250;
  while (!cancel.cancelled()) {
    pollfd waiting{descriptor_, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, patienceMilliseconds);
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    char chunk[1 << 16];
    const ssize_t got = ::read(descriptor_, chunk, sizeof chunk);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    buffer_.append(chunk, static_cast<std::size_t>(got));
    return true;
  }
  return false;
}

}  // namespace luthier::serve
