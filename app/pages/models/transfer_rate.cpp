// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/models/transfer_rate.h"

namespace luthier {
namespace {
constexpr double windowSeconds = 10.0;
}

void TransferRate::add(double seconds, std::int64_t bytes) {
  if (!samples_.empty() && bytes < samples_.back().bytes) {
    samples_.clear();  // begun anew
  }
  samples_.push_back({seconds, bytes});
  while (samples_.size() > 2 && seconds - samples_.front().seconds > windowSeconds) {
    samples_.pop_front();
  }
}

std::optional<double> TransferRate::secondsLeft(std::int64_t total) const {
  if (samples_.size() < 2) {
    return std::nullopt;
  }
  const auto& first = samples_.front();
  const auto& last = samples_.back();
  const double speed = static_cast<double>(last.bytes - first.bytes) / (last.seconds - first.seconds);
  return speed > 0.0 && total >= last.bytes ? std::optional(static_cast<double>(total - last.bytes) / speed) : std::nullopt;
}

}  // namespace luthier
