// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/base/progress.h"

namespace luthier::serve {

/// Lines of a pipe, at most `limit` bytes long. A longer one is skipped without being kept and reported as too long.
class LineReader {
 public:
  struct Line {
    std::string text;
    bool tooLong = false;
  };

  LineReader(int descriptor, std::size_t limit) : descriptor_(descriptor), limit_(limit) {}

  /// Blocks for the next line; nothing at the end of the input or once `cancel` was asked (noticed within a quarter second).
  [[nodiscard]] std::optional<Line> next(const CancelToken& cancel);

 private:
  bool fill(const CancelToken& cancel);

  int descriptor_;
  std::size_t limit_;
  std::string buffer_;
  bool skipping_ = false;
};

}  // namespace luthier::serve
