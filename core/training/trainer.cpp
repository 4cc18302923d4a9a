// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/trainer.h"

#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/loading/prefetcher.h"
#include "core/training/evaluation.h"
#include "core/training/process.h"

namespace luthier {

namespace {

constexpr double reportInterval = 0.5;       // seconds
constexpr double checkpointInterval = 60.0;  // seconds
constexpr std::size_t maximumPendingSteps = 256;
constexpr auto pausePoll = std::chrono::milliseconds(100);

Sampler trainingSampler(PreparedTask& task, const TrainingConfig& config) {
  const auto& maker = task.batches(Split::Train, true);
  const auto batchSize = static_cast<std::size_t>(config.batchSize);
  const auto seed = static_cast<std::uint64_t>(config.seed);
  if (const auto weights = task.samplingWeights(); !weights.empty()) {
    return {weights, batchSize, seed};
  }
  if (config.batching == "length_buckets" && !maker.lengths().empty()) {
    return {LengthBuckets{maker.lengths(), batchSize, static_cast<std::size_t>(config.tokenBudget)}, /*shuffle=*/true, seed};
  }
  return {maker.size(), batchSize, /*shuffle=*/true, seed};
}

}  // namespace

Trainer::Trainer(const TrainerSetup& setup)
    : setup_(setup),
      sampler_(trainingSampler(setup.task, setup.config)),
      batchesPerEpoch_(static_cast<std::int64_t>(sampler_.batchesPerEpoch())),
      stepMaker_(setup.task, setup.config, setup.plan, sampler_, [this](const MemoryLadder& ladder) { descended(ladder); }),
      monitor_(setup.config) {
  state_.segments = {setup.config.epochs};
  state_.configuredEpochs = setup.config.epochs;
}

void Trainer::prepare() {
  placeModule(setup_.task.module(), setup_.plan);
  setup_.task.moveTo(setup_.plan.device);
  auto groups = trainableParameters();
  unfreezing_.emplace(groups, setup_.config.unfreezingEpochs);
  stepMaker_.begin(std::move(groups));
  metrics_ = setup_.task.metrics(Split::Train);
  if (setup_.config.ema) {
    average_ = std::make_unique<WeightAverage>(setup_.task.module(), setup_.config.emaDecay);
  }
}

FitResult Trainer::fit(const std::optional<Checkpoint>& checkpoint) {
  prepare();
  if (checkpoint) {
    restore(*checkpoint);
  }
  rebuildSchedule();
  clock_ = lastReport_ = lastCheckpoint_ = monotonicSeconds();
  reportProgress("train");
  betweenSteps();
  while (!leaving_ && !state_.complete()) {
    trainEpoch();
    if (!leaving_) {
      finishEpoch();
    }
  }
  flushSteps();
  if (leaving_) {
    state_.ended = leaving_ == FitOutcome::Done;
    saveLast();
  }
  reportProgress("done");
  setup_.observer.flush();
  return {leaving_.value_or(FitOutcome::Done), state_, throughput_.examplesPerSecond(), throughput_.tokensPerSecond()};
}

void Trainer::restore(const Checkpoint& checkpoint) {
  const auto report = loadInto(setup_.task.module(), checkpoint.weights.empty() ? checkpoint.model : checkpoint.weights);
  if (!report.missing.empty() || !report.reshaped.empty()) {
    throw Error(ErrorCode::CheckpointDamaged, {{"file", setup_.run}, {"detail", report.toJson()}});
  }
  if (average_) {
    average_->load(checkpoint.model);
  }
  stepMaker_.load(checkpoint.optimizer);
  metrics_->load(checkpoint.metrics);
  auto generator = at::detail::getDefaultCPUGenerator();
  generator.set_state(checkpoint.randomState);
  state_ = checkpoint.state;
  if (state_.microBatch > 0 || state_.activationCheckpointing) {
    stepMaker_.resumeAt(state_.microBatch, state_.activationCheckpointing);
  }
  const auto added = setup_.config.epochs - state_.configuredEpochs;
  if (added > 0) {
    if (state_.ended) {
      state_.segments = {state_.epoch};  // what was planned beyond the end is not wanted any more
      state_.ended = false;
      state_.epochsWithoutGain = 0;
    }
    state_.segments.push_back(added);
    state_.configuredEpochs += added;
  }
}

std::vector<ParameterGroup> Trainer::trainableParameters() {
  for (auto& parameter : setup_.task.module().parameters()) {
    parameter.requires_grad_(false);
  }
  auto groups = setup_.task.parameterGroups();
  for (auto& group : groups) {
    for (auto& [name, parameter] : group.parameters) {
      parameter.requires_grad_(true);
    }
  }
  return groups;
}

void Trainer::rebuildSchedule() {
  const auto accumulation = setup_.config.accumulationSteps;
  schedule_.emplace(setup_.config, (batchesPerEpoch_ + accumulation - 1) / accumulation, state_.segments);
}

void Trainer::beginEpoch() {
  setup_.task.setTrainingMode();
  unfreezing_->apply(setup_.task.module(), state_.epoch);
  stepMaker_.trainTo(unfreezing_->depthAt(state_.epoch));
  if (const auto layers = unfreezing_->joining(state_.epoch); !layers.empty() && state_.batch == 0) {
    nlohmann::ordered_json details{{"layers", layers}, {"epoch", state_.epoch + 1}};
    setup_.observer.onEvent({0, 0, "unfrozen", details.dump()});
  }
}

void Trainer::trainEpoch() {
  beginEpoch();
  betweenBatches_ = true;
  throughput_.beginEpoch();
  auto batches = sampler_.epoch(state_.epoch);
  std::vector<BatchRequest> requests;
  for (auto i = static_cast<std::size_t>(state_.batch); i < batches.size(); ++i) {
    requests.push_back({state_.epoch, std::move(batches[i])});
  }
  Prefetcher prefetcher(setup_.task.batches(Split::Train, true), std::move(requests),
                        static_cast<std::size_t>(setup_.plan.loaderThreads));
  double begin = monotonicSeconds();
  auto index = static_cast<std::size_t>(state_.batch);
  while (auto batch = prefetcher.next()) {
    trainBatch(*batch, index++);
    const double end = monotonicSeconds();
    throughput_.addBatch(static_cast<std::int64_t>(batch->positions.size()), batch->tokens, end - begin);
    if (static_cast<std::size_t>(state_.batch) == index) {
      betweenSteps();
      if (leaving_) {
        return;
      }
    }
    begin = monotonicSeconds();
  }
}

void Trainer::trainBatch(Batch& batch, std::size_t index) {
  const auto result = stepMaker_.pass(batch, state_.epoch, index);
  for (const auto& part : result.parts) {
    metrics_->add(part.batch, part.outputs, part.loss);
  }
  if (!stepMaker_.completesStep(index)) {
    return;
  }
  const double learningRate = schedule_->learningRate(state_.step);
  stepMaker_.update(learningRate);
  state_.batch = static_cast<std::int64_t>(index) + 1;
  ++state_.step;
  if (average_) {
    average_->update(state_.step);
  }
  passTime();
  steps_.add(state_.step, result.loss, learningRate, state_.trainedSeconds);
}

void Trainer::descended(const MemoryLadder& ladder) {
  state_.microBatch = ladder.microBatch();
  state_.activationCheckpointing = ladder.checkpointing();
  setup_.observer.onEvent({0, 0, "memory_ladder", ladder.toJson(setup_.config.accumulationSteps)});
}

EpochResult Trainer::evaluate() {
  const WeightAverage::Scope averaged(average_.get());
  for (;;) {
    const auto atOnce = stepMaker_.microBatch() > 0 ? stepMaker_.microBatch() : setup_.config.batchSize;
    try {
      return evaluateSplit(setup_.task, Split::Validation, atOnce, setup_.plan, [this](std::int64_t) {
        betweenSteps();
        if (leaving_) {
          throw Leave{};
        }
      });
    } catch (...) {
      if (!isAllocationFailure()) {
        throw;
      }
    }
    stepMaker_.descend();
  }
}

EpochResult Trainer::validate() {
  if (setup_.task.batches(Split::Validation, false).size() == 0) {
    return {};
  }
  reportProgress("validate");
  const double begin = monotonicSeconds();
  auto result = evaluate();
  throughput_.addValidation(monotonicSeconds() - begin);
  if (!std::isfinite(result.value("loss").value_or(0.0))) {
    diverged();
  }
  return result;
}

void Trainer::finishEpoch() {
  betweenBatches_ = false;
  flushSteps();
  EpochReport report;
  try {
    report.validation = validate();
  } catch (const Leave&) {
    return;  // the epoch counts as running; on resume it is validated again
  }
  report.train = metrics_->finish();
  const auto& judged = report.validation.values.empty() ? report.train : report.validation;
  report.best = monitor_.enter(judged, state_.epoch + 1, state_);
  ++state_.epoch;
  state_.batch = 0;
  state_.ended = monitor_.shouldStop(state_);
  metrics_ = setup_.task.metrics(Split::Train);
  passTime();
  report.epoch = state_.epoch;
  report.epochs = state_.epochs();
  report.examplesPerSecond = throughput_.epochExamplesPerSecond();
  report.tokensPerSecond = throughput_.epochTokensPerSecond();
  report.seconds = state_.trainedSeconds;
  setup_.observer.onEpoch(report);
  reportProgress("checkpoint");
  if (report.best) {
    saveBest(monitor_.valueIn(judged));
  }
  saveLast();
  reportProgress("train");
}

void Trainer::betweenSteps() {
  passTime();
  for (const auto& command : setup_.commands.take()) {
    obey(command);
  }
  if (paused_) {
    pause();
  }
  if (setup_.interrupt.cancelled() && !leaving_) {
    leaving_ = FitOutcome::Interrupted;
  }
  const double now = monotonicSeconds();
  if (now - lastReport_ >= reportInterval || steps_.size() >= maximumPendingSteps || !firstStepTold_) {
    flushSteps();
    reportProgress({});
    tellFirstStep();
  }
  const auto every = setup_.config.checkpointEvery;
  const bool due = every > 0 && state_.batch > 0 && state_.step % every == 0 && betweenBatches_;
  if (!leaving_ && (due || now - lastCheckpoint_ >= checkpointInterval)) {
    saveLast();
  }
}

/// A person waits for the first value of a curve; the others may come with the store's next transaction.
void Trainer::tellFirstStep() {
  if (!std::exchange(firstStepTold_, true)) {
    setup_.observer.flush();
  }
}

void Trainer::obey(const RunCommand& command) {
  switch (command.kind) {
    case RunCommandKind::Pause:
      paused_ = true;
      break;
    case RunCommandKind::Continue:
      paused_ = false;
      break;
    case RunCommandKind::Stop:
      leaving_ = FitOutcome::Stopped;
      break;
    case RunCommandKind::KeepBest:
      leaving_ = FitOutcome::Done;
      break;
    case RunCommandKind::MoreEpochs:
      addEpochs(command.argument);
      break;
  }
}

void Trainer::addEpochs(std::int64_t epochs) {
  if (epochs <= 0) {
    return;
  }
  state_.segments.push_back(epochs);
  state_.configuredEpochs += epochs;
  rebuildSchedule();
  setup_.observer.onEpochsAdded(epochs);
  saveLast();          // the command is gone from the store: the checkpoint must remember it
  reportProgress({});  // a paused run would not tell until it goes on
}

void Trainer::pause() {
  saveLast();
  setup_.observer.onStatus(RunStatus::Paused);
  while (paused_ && !leaving_ && !setup_.interrupt.cancelled()) {
    std::this_thread::sleep_for(pausePoll);
    for (const auto& command : setup_.commands.take()) {
      obey(command);
    }
  }
  paused_ = false;
  setup_.observer.onStatus(RunStatus::Running);
  clock_ = monotonicSeconds();  // a pause is not training time
}

Checkpoint Trainer::snapshot() const {
  return {state_,
          average_ ? average_->average() : stateDictOf(setup_.task.module()),
          {},
          {},
          at::detail::getDefaultCPUGenerator().get_state(),
          setup_.task.description(),
          {}};
}

void Trainer::saveLast() {
  flushSteps();
  setup_.observer.flush();
  auto checkpoint = snapshot();
  checkpoint.optimizer = stepMaker_.state();
  if (average_) {
    checkpoint.weights = average_->trained();
  }
  checkpoint.metrics = metrics_->state();
  const auto path = setup_.checkpoints.save("last", checkpoint);
  setup_.observer.onCheckpoint({0, "last", state_.epoch, state_.step, path, 0.0, nowMilliseconds()});
  lastCheckpoint_ = monotonicSeconds();
}

void Trainer::saveBest(double metric) {
  setup_.observer.flush();
  const auto path = setup_.checkpoints.save("best", snapshot());
  setup_.observer.onCheckpoint({0, "best", state_.epoch, state_.step, path, metric, nowMilliseconds()});
}

void Trainer::flushSteps() {
  if (!steps_.flush(setup_.observer)) {
    diverged();
  }
}

void Trainer::diverged() const {
  throw Error(ErrorCode::Diverged, {{"run", setup_.run}, {"epoch", std::to_string(state_.epoch + 1)}});
}

void Trainer::passTime() {
  const double now = monotonicSeconds();
  state_.trainedSeconds += now - clock_;
  clock_ = now;
}

void Trainer::reportProgress(const std::string& phase) {
  if (!phase.empty()) {
    phase_ = phase;
  }
  lastReport_ = monotonicSeconds();
  RunProgress progress;
  progress.epoch = state_.epoch;
  progress.epochs = state_.epochs();
  progress.step = state_.step;
  progress.steps = schedule_->totalSteps();
  const auto epochsLeft = state_.epochs() - state_.epoch;
  progress.secondsLeft = throughput_.secondsLeft(epochsLeft * batchesPerEpoch_ - state_.batch, epochsLeft);
  progress.examplesPerSecond = throughput_.examplesPerSecond();
  progress.memoryBytes = peakMemory(setup_.plan.device);
  progress.trainedSeconds = state_.trainedSeconds;
  progress.phase = phase_;
  progress.bestEpoch = state_.bestEpoch;
  progress.bestValue = state_.bestValue;
  setup_.observer.onProgress(progress);
}

}  // namespace luthier
