// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <c10/core/Allocator.h>
#include <c10/util/ThreadLocalDebugInfo.h>

#include <algorithm>
#include <cstdint>
#include <memory>

namespace luthier {

/// Counts the bytes of tensors that LibTorch's CPU allocator hands out on this thread while it lives. One at a time.
class AllocationMeter {
 public:
  AllocationMeter() : counter_(std::make_shared<Counter>()), guard_(c10::DebugInfoKind::PROFILER_STATE, counter_) {}
  /// The most that was held at once of what was allocated since the beginning.
  [[nodiscard]] std::int64_t peak() const { return counter_->peak; }
  /// What of it is held now.
  [[nodiscard]] std::int64_t held() const { return counter_->held; }

 private:
  struct Counter final : c10::MemoryReportingInfoBase {
    void reportMemoryUsage(void*, std::int64_t size, std::size_t, std::size_t, c10::Device) override {
      held += size;
      peak = std::max(peak, held);
    }
    [[nodiscard]] bool memoryProfilingEnabled() const override { return true; }
    std::int64_t held = 0;
    std::int64_t peak = 0;
  };
  std::shared_ptr<Counter> counter_;
  c10::DebugInfoGuard guard_;
};

}  // namespace luthier
