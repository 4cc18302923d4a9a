// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/loading/sampler.h"
#include "core/tasks/task.h"
#include "core/training/checkpoint.h"
#include "core/training/execution_plan.h"
#include "core/training/monitor.h"
#include "core/training/observer.h"
#include "core/training/schedule.h"
#include "core/training/step_log.h"
#include "core/training/step_maker.h"
#include "core/training/throughput.h"
#include "core/training/unfreezing.h"
#include "core/training/weight_average.h"

namespace luthier {

/// What a trainer works with; everything outlives it.
struct TrainerSetup {
  PreparedTask& task;
  const TrainingConfig& config;
  const ExecutionPlan& plan;
  const CheckpointStore& checkpoints;
  TrainingObserver& observer;
  CommandSource& commands;
  CancelToken interrupt;  // asks to checkpoint and leave
  std::string run;        // for messages
};

enum class FitOutcome { Done, Stopped, Interrupted };

struct FitResult {
  FitOutcome outcome = FitOutcome::Done;
  TrainingState state;
  double examplesPerSecond = 0.0;
  double tokensPerSecond = 0.0;  // real ones; 0 where examples are not made of tokens
};

/// The training loop: steps, epochs, validation, checkpoints, and the commands in between. It knows of tasks only through
/// PreparedTask. One thread.
class Trainer {
 public:
  explicit Trainer(const TrainerSetup& setup);

  /// Trains from the start, or from `checkpoint`. Where the configuration asks for more epochs than it did when the
  /// checkpoint was made, they are added. Where memory runs out, fewer examples pass at once (MemoryLadder). Throws
  /// Error{OutOfMemory} where no fewer can, Error{Diverged} (the best checkpoint stays), Error{DiskFull} from a checkpoint
  /// (the one before stays), and what loading an example throws.
  [[nodiscard]] FitResult fit(const std::optional<Checkpoint>& checkpoint);

 private:
  struct Leave {};  // thrown out of a validation that is broken off

  void prepare();
  void restore(const Checkpoint& checkpoint);
  void trainEpoch();
  void beginEpoch();
  void trainBatch(Batch& batch, std::size_t index);
  /// What the run does about a lack of memory is remembered and told.
  void descended(const MemoryLadder& ladder);
  void finishEpoch();
  [[nodiscard]] EpochResult validate();
  [[nodiscard]] EpochResult evaluate();

  /// Commands, progress and checkpoints that are due; leaving_ is set where the run shall end.
  void betweenSteps();
  void tellFirstStep();
  void obey(const RunCommand& command);
  void pause();
  void addEpochs(std::int64_t epochs);

  [[nodiscard]] std::vector<ParameterGroup> trainableParameters();
  [[nodiscard]] Checkpoint snapshot() const;
  void saveLast();
  void saveBest(double metric);
  void flushSteps();
  void reportProgress(const std::string& phase);  // empty: still the same
  void passTime();
  void rebuildSchedule();
  [[noreturn]] void diverged() const;

  TrainerSetup setup_;
  Sampler sampler_;
  std::int64_t batchesPerEpoch_;
  StepMaker stepMaker_;
  std::optional<Schedule> schedule_;
  std::optional<Unfreezing> unfreezing_;
  std::unique_ptr<WeightAverage> average_;  // null where weights are not averaged
  Monitor monitor_;
  Throughput throughput_;
  StepLog steps_;
  std::unique_ptr<MetricAccumulator> metrics_;
  TrainingState state_;
  std::optional<FitOutcome> leaving_;
  bool paused_ = false;
  bool betweenBatches_ = false;  // of training: a checkpoint may fall due
  std::string phase_;
  double clock_ = 0.0;  // when trainedSeconds was last brought up to date
  double lastReport_ = 0.0;
  bool firstStepTold_ = false;
  double lastCheckpoint_ = 0.0;
};

}  // namespace luthier
