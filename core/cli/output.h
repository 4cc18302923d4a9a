// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <mutex>
#include <string_view>

namespace luthier::cli {

/// The program's real standard output. The constructor moves file descriptor 1 to standard error and keeps a private copy, so
/// that a library which prints cannot get between the lines of JSON or of the serve protocol. Thread-safe.
class Output {
 public:
  Output();
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// Writes `text` and a newline in one piece. A reader that has gone away is not an error: a run outlives its window.
  void line(std::string_view text);
  [[nodiscard]] bool isTerminal() const;
  /// Whether a line could not be delivered because nobody reads any more.
  [[nodiscard]] bool closed() const noexcept { return closed_; }

 private:
  std::mutex mutex_;
  int descriptor_;
  std::atomic<bool> closed_ = false;
};

}  // namespace luthier::cli
