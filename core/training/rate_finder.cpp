// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/rate_finder.h"

#include <algorithm>
#include <cmath>

#include "core/loading/sampler.h"
#include "core/training/batch_pass.h"
#include "core/training/optimizer.h"
#include "core/training/untouched.h"

namespace luthier {

namespace {

constexpr double averageMemory = 0.98;    // weight of the past
constexpr double smoothingReach = 0.5;    // decades
constexpr double explosionFactor = 4.0;   // times the best loss
constexpr std::size_t lateUntrusted = 5;  // points

/// The training batches, one after the other, through as many epochs as are asked for.
class EndlessBatches {
 public:
  EndlessBatches(PreparedTask& task, const TrainingConfig& config)
      : maker_(task.batches(Split::Train, true)),
        sampler_(maker_.size(), static_cast<std::size_t>(config.batchSize), /*shuffle=*/true,
                 static_cast<std::uint64_t>(config.seed)) {}

  [[nodiscard]] Batch next() {
    if (place_ == order_.size()) {
      order_ = sampler_.epoch(epoch_++);
      place_ = 0;
    }
    return maker_.make({epoch_ - 1, order_.at(place_++)});
  }

 private:
  const BatchMaker& maker_;
  Sampler sampler_;
  std::vector<std::vector<std::size_t>> order_;
  std::size_t place_ = 0;
  std::int64_t epoch_ = 0;
};

std::vector<ParameterGroup> trainedGroups(PreparedTask& task) {
  for (auto& parameter : task.module().parameters()) {
    parameter.requires_grad_(false);
  }
  auto groups = task.parameterGroups();
  for (auto& group : groups) {
    for (auto& [name, parameter] : group.parameters) {
      parameter.requires_grad_(true);
    }
  }
  return groups;
}

double rateAt(const RateSweepOptions& options, std::int64_t step) {
  const double share = static_cast<double>(step) / static_cast<double>(std::max<std::int64_t>(1, options.steps - 1));
  return options.lowest * std::pow(options.highest / options.lowest, share);
}

}  // namespace

void RateSweepRecorder::add(double rate, double loss) {
  sum_ = averageMemory * sum_ + (1.0 - averageMemory) * loss;
  average_ = sum_ / (1.0 - std::pow(averageMemory, static_cast<double>(points_.size() + 1)));
  best_ = points_.empty() ? average_ : std::min(best_, average_);
  points_.push_back({rate, loss, loss});
}

bool RateSweepRecorder::exploded() const {
  return !points_.empty() && (!std::isfinite(average_) || average_ > explosionFactor * best_);
}

void smooth(std::span<RateSweepPoint> points) {
  for (RateSweepPoint& point : points) {
    double sum = 0.0;
    double weights = 0.0;
    for (const RateSweepPoint& other : points) {
      const double weight = 1.0 - std::abs(std::log10(other.rate / point.rate)) / smoothingReach;
      if (weight > 0.0) {
        sum += weight * other.loss;
        weights += weight;
      }
    }
    point.smoothed = sum / weights;
  }
}

std::optional<double> steepestRate(std::span<const RateSweepPoint> points) {
  const auto first = points.size() / 10;
  double steepest = 0.0;
  std::optional<double> rate;
  for (auto i = first; i + 1 + lateUntrusted < points.size(); ++i) {
    const double slope =
        (points[i + 1].smoothed - points[i].smoothed) / (std::log(points[i + 1].rate) - std::log(points[i].rate));
    if (slope < steepest) {
      steepest = slope;
      rate = points[i].rate;
    }
  }
  return rate;
}

RateSweep findRate(PreparedTask& task, const TrainingConfig& config, const ExecutionPlan& plan,
                   const RateSweepOptions& options, const ProgressCallback& progress, const CancelToken& cancel) {
  placeModule(task.module(), plan);
  task.moveTo(plan.device);
  const Untouched untouched(task.module());
  const auto optimizer = makeOptimizer(config, trainedGroups(task));
  task.setTrainingMode();
  EndlessBatches batches(task, config);
  RateSweepRecorder recorder;
  for (std::int64_t step = 0; step < options.steps && !recorder.exploded(); ++step) {
    cancel.throwIfCancelled();
    auto batch = batches.next();
    auto random = Random::keyed(static_cast<std::uint64_t>(config.seed), static_cast<std::uint64_t>(step));
    task.blend(batch, random);
    const auto loss = passBatch(task, batch, plan, plan.microBatch).loss.item<double>();
    const double rate = rateAt(options, step);
    recorder.add(rate, loss);
    if (config.gradientClipping > 0.0) {
      optimizer->clipGradients(config.gradientClipping);
    }
    optimizer->step(rate);
    optimizer->zeroGradients();
    if (progress) {
      progress({"find_rate", step + 1, options.steps});
    }
  }
  auto points = recorder.points();
  if (!points.empty() && !std::isfinite(points.back().loss)) {
    points.pop_back();
  }
  smooth(points);
  const auto suggestion = steepestRate(points);
  return {std::move(points), suggestion};
}

}  // namespace luthier
