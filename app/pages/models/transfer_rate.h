// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

namespace luthier {

/// How fast a download is, over the last ten seconds, and how long the rest takes at that speed.
class TransferRate {
 public:
  void clear() { samples_.clear(); }
  /// `seconds`: any clock that only goes forward.
  void add(double seconds, std::int64_t bytes);
  /// Seconds for what is left; nothing until two points in time tell a speed.
  [[nodiscard]] std::optional<double> secondsLeft(std::int64_t total) const;

 private:
  struct Sample {
    double seconds;
    std::int64_t bytes;
  };
  std::deque<Sample> samples_;
};

}  // namespace luthier
