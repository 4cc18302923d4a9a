// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/tasks/task.h"
#include "core/training/execution_plan.h"

namespace luthier {

/// The learning-rate range test of Smith 2015 ("Cyclical learning rates"), with fastai's end: the rate rises by the same factor at
/// every step, until the loss, averaged over the past, has quadrupled.
struct RateSweepOptions {
  double lowest = 1e-7;
  double highest = 10.0;
  std::int64_t steps = 100;
};

struct RateSweepPoint {
  double rate = 0.0;
  double loss = 0.0;
  double smoothed = 0.0;  // mean of the losses around it

  bool operator==(const RateSweepPoint&) const = default;
};

struct RateSweep {
  std::vector<RateSweepPoint> points;
  std::optional<double> suggestion;  // nothing where the loss never fell
};

/// Trains with rising rates and puts weights, statistics and the random state back. The configuration's batch, optimiser and
/// augmentation count; the schedule does not. `progress` (may be null) is told after each step. Blocks. Throws Error{Cancelled} and
/// what loading an example throws.
[[nodiscard]] RateSweep findRate(PreparedTask& task, const TrainingConfig& config, const ExecutionPlan& plan,
                                 const RateSweepOptions& options, const ProgressCallback& progress,
                                 const CancelToken& cancel);

/// Sets every point's smoothed loss: the mean over half a decade of rates either way, nearer ones weighing more (a triangle). A
/// moving average of the past, as fastai's, would lag behind by its memory and suggest rates that are too high.
void smooth(std::span<RateSweepPoint> points);

/// The rate at which the smoothed loss falls most steeply over the logarithm of the rate; the first tenth, where it is still
/// uncertain, and the last five points, where it rises, do not count.
[[nodiscard]] std::optional<double> steepestRate(std::span<const RateSweepPoint> points);

/// Adds losses to a sweep and watches their moving average (weight of the past 0.98, corrected for its start).
class RateSweepRecorder {
 public:
  void add(double rate, double loss);
  [[nodiscard]] double average() const noexcept { return average_; }
  /// Whether the average is no number any more, or four times the best.
  [[nodiscard]] bool exploded() const;
  [[nodiscard]] const std::vector<RateSweepPoint>& points() const noexcept { return points_; }

 private:
  std::vector<RateSweepPoint> points_;
  double sum_ = 0.0, average_ = 0.0;
  double best_ = 0.0;
};

}  // namespace luthier
