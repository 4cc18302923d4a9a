// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/throughput.h"

namespace luthier {

namespace {
// Weight of the newest batch in the moving averages: about the last fifty batches count.
constexpr double newest = 0.04;
}  // namespace

void Throughput::addBatch(std::int64_t examples, std::int64_t tokens, double seconds) {
  if (!warm_) {
    warm_ = true;
    return;
  }
  const double perExample = seconds / static_cast<double>(examples);
  const bool first = secondsPerBatch_ == 0.0;
  secondsPerBatch_ = first ? seconds : secondsPerBatch_ + newest * (seconds - secondsPerBatch_);
  secondsPerExample_ = first ? perExample : secondsPerExample_ + newest * (perExample - secondsPerExample_);
  epochExamples_ += examples;
  epochTokens_ += tokens;
  tokens_ += tokens;
  seconds_ += seconds;
  epochSeconds_ += seconds;
}

void Throughput::beginEpoch() {
  epochExamples_ = 0;
  epochTokens_ = 0;
  epochSeconds_ = 0.0;
}

double Throughput::examplesPerSecond() const { return secondsPerExample_ > 0.0 ? 1.0 / secondsPerExample_ : 0.0; }

double Throughput::epochExamplesPerSecond() const {
  return epochSeconds_ > 0.0 ? static_cast<double>(epochExamples_) / epochSeconds_ : examplesPerSecond();
}

double Throughput::tokensPerSecond() const { return seconds_ > 0.0 ? static_cast<double>(tokens_) / seconds_ : 0.0; }

double Throughput::epochTokensPerSecond() const {
  return epochSeconds_ > 0.0 ? static_cast<double>(epochTokens_) / epochSeconds_ : tokensPerSecond();
}

double Throughput::secondsLeft(std::int64_t batches, std::int64_t validations) const {
  if (secondsPerBatch_ == 0.0) {
    return -1.0;
  }
  return static_cast<double>(batches) * secondsPerBatch_ + static_cast<double>(validations) * validationSeconds_;
}

}  // namespace luthier
