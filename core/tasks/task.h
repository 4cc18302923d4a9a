// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/config/training_parameters.h"
#include "core/data/dataset.h"
#include "core/loading/batch.h"
#include "core/tasks/metric_accumulator.h"
#include "core/tasks/parameter_groups.h"

namespace luthier {

/// What a task needs to know of one run.
struct TaskContext {
  const Dataset* dataset = nullptr;  // outlives the prepared task
  ModelRecord model;                 // architecture; the rest only where weights are loaded
  std::filesystem::path modelPath;   // where the store keeps the model: a weights file, or a text model's folder
  std::filesystem::path weights;     // the starting weights: modelPath, or a checkpoint's file; empty: random ones, by the
                                     // configuration's seed
  TrainingConfig config;
  std::filesystem::path cacheFolder;  // where prepared examples may be kept from run to run; empty: nowhere
};

/// A task bound to one dataset, network and configuration: all that training, evaluation and prediction ask of it. One
/// thread at a time, except the batch makers, which are thread-safe.
class PreparedTask {
 public:
  virtual ~PreparedTask() = default;

  /// The network, head included; parameter names as published.
  [[nodiscard]] virtual torch::nn::Module& module() = 0;
  /// What trains, and how; every parameter outside the groups is frozen.
  [[nodiscard]] virtual std::vector<ParameterGroup> parameterGroups() = 0;
  /// Training mode, as far as the network trains: what is kept as it is keeps its statistics too, and drops nothing out.
  virtual void setTrainingMode() { module().train(); }
  [[nodiscard]] virtual torch::Tensor forward(const torch::Tensor& inputs) = 0;
  /// What the head sees of `inputs`, for as long as only the head trains: it can be computed once and kept. No gradients.
  [[nodiscard]] virtual torch::Tensor features(const torch::Tensor& inputs) = 0;
  [[nodiscard]] virtual torch::Tensor headForward(const torch::Tensor& features) = 0;
  /// Names what features depend on beside weights and data (transform, lengths); "" where they cannot be kept.
  [[nodiscard]] virtual std::string featureKey() const = 0;
  /// Mean over the batch, a scalar in float32.
  [[nodiscard]] virtual torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets) = 0;
  /// What the mean in loss() divides by: the number of examples, or the sum of their weights; a scalar. Losses of parts of a
  /// batch, weighted by it, add up to the loss of the whole.
  [[nodiscard]] virtual torch::Tensor lossWeight(const torch::Tensor& targets) {
    return torch::full({}, static_cast<double>(targets.size(0)), torch::TensorOptions(targets.device()));
  }
  /// Blends the examples of a training batch with each other where the configuration asks for it; chance from `random` only.
  virtual void blend(Batch&, Random&) {}
  /// How often each training example is drawn, relative to the others; empty: each once in an epoch.
  [[nodiscard]] virtual std::vector<double> samplingWeights() { return {}; }
  /// The split's examples as batches; `augmented`: as training sees them. Lives as long as the prepared task.
  [[nodiscard]] virtual const BatchMaker& batches(Split split, bool augmented) = 0;
  [[nodiscard]] virtual std::unique_ptr<MetricAccumulator> metrics(Split split) const = 0;
  /// Moves what the loss holds beside the network's parameters (class weights) to `device`.
  virtual void moveTo(const torch::Device& device) = 0;
  /// JSON object kept with the run and its checkpoints: all that is needed to use the weights again (classes, input).
  [[nodiscard]] virtual std::string description() const = 0;
  /// Bytes that the activations of one example take in training, roughly; for the check before the start.
  [[nodiscard]] virtual std::int64_t bytesPerExample() = 0;
};

/// One kind of work. Trainer, store and pages know it by its id only; what the window must know of it is a line in
/// core/config/task_description.cpp.
class Task {
 public:
  virtual ~Task() = default;
  [[nodiscard]] virtual std::string id() const = 0;
  /// Reads the starting weights and opens the data. Throws Error{ArchitectureUnknown, ArchitectureMismatch, File...}.
  [[nodiscard]] virtual std::unique_ptr<PreparedTask> prepare(const TaskContext& context) const = 0;
};

}  // namespace luthier
