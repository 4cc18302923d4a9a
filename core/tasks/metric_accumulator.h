// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/loading/batch.h"
#include "core/metrics/confusion_matrix.h"
#include "core/store/records.h"
#include "core/weights/state_dict.h"

namespace luthier {

/// What one pass over a split gave. `values` are the metrics in the order they are shown, under the names of
/// core/store/records.h without the split ("loss", "accuracy", "macro_f1"); "loss" is always among them.
struct EpochResult {
  std::vector<std::pair<std::string, double>> values;
  std::optional<ConfusionMatrix> matrix;
  std::optional<EpochPredictions> predictions;  // run, epoch and split are the recorder's to fill
  std::vector<ExampleAnswer> answers;           // what a class does not say: entities, stretches of text, numbers

  [[nodiscard]] std::optional<double> value(std::string_view name) const;
};

/// Gathers what the metrics of one pass need, step by step. Nothing here waits for the device: tensors are kept and counted
/// once, in finish(). Belongs to one thread.
class MetricAccumulator {
 public:
  virtual ~MetricAccumulator() = default;
  /// `outputs` and `loss` are those of the step, on any device; gradients are not followed.
  virtual void add(const Batch& batch, const torch::Tensor& outputs, const torch::Tensor& loss) = 0;
  /// Everything gathered so far, as CPU tensors: for a checkpoint in the middle of an epoch.
  [[nodiscard]] virtual StateDict state() const = 0;
  virtual void load(const StateDict& state) = 0;
  [[nodiscard]] virtual EpochResult finish() const = 0;
};

}  // namespace luthier
