// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace luthier::cli {

Output::Output() : descriptor_(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)) { ::dup2(STDERR_FILENO, STDOUT_FILENO); }

Output::~Output() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

void Output::line(std::string_view text) {
  std::string whole(text);
  whole += '\n';
  const std::lock_guard lock(mutex_);
  for (std::string_view rest = whole; !rest.empty() && !closed_;) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      closed_ = true;
    }
  }
}

bool Output::isTerminal() const { return ::isatty(descriptor_) == 1; }

}  // namespace luthier::cli
