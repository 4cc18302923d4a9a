// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace luthier {

/// Measures how fast a run goes and reckons how long it will still take. One thread; times in seconds.
class Throughput {
 public:
  /// One training batch took `seconds`. The first of a process is left out: it pays for warming up.
  void addBatch(std::int64_t examples, std::int64_t tokens, double seconds);
  void addValidation(double seconds) { validationSeconds_ = seconds; }
  /// Starts the count of an epoch's own speed.
  void beginEpoch();

  [[nodiscard]] double examplesPerSecond() const;       // lately
  [[nodiscard]] double epochExamplesPerSecond() const;  // in this epoch, else lately
  [[nodiscard]] double tokensPerSecond() const;         // in all this process has done; 0 where nothing is made of tokens
  [[nodiscard]] double epochTokensPerSecond() const;    // in this epoch, else in all
  /// -1 while nothing is known.
  [[nodiscard]] double secondsLeft(std::int64_t batches, std::int64_t validations) const;

 private:
  bool warm_ = false;
  double secondsPerBatch_ = 0.0;  // moving averages
  double secondsPerExample_ = 0.0;
  double validationSeconds_ = 0.0;
  std::int64_t epochExamples_ = 0, epochTokens_ = 0, tokens_ = 0;
  double seconds_ = 0.0;
  double epochSeconds_ = 0.0;
};

}  // namespace luthier
