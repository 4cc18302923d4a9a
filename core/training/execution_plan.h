// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <string>

#include "core/config/training_parameters.h"

namespace luthier {

/// How the arithmetic is carried out: none of it is a hyperparameter. Chosen once for a run, kept in its resolved
/// configuration and used again on resume, so that an interrupted run computes as it began.
struct ExecutionPlan {
  torch::Device device = torch::kCPU;
  bool bfloat16 = false;
  bool float16 = false;  // with a scaled loss; accelerators only
  bool channelsLast = false;
  int threads = 1;
  int loaderThreads = 1;
  bool deterministic = false;
  std::int64_t microBatch = 0;           // examples that pass at once; 0: the whole batch
  bool activationCheckpointing = false;  // activations are computed again for the backward pass

  [[nodiscard]] bool mixed() const { return bfloat16 || float16; }
  [[nodiscard]] std::string toJson() const;
  [[nodiscard]] static ExecutionPlan fromJson(const std::string& json);
  bool operator==(const ExecutionPlan&) const = default;
};

/// Device, threads and what the configuration fixes of precision and memory format; what it leaves open is float32 and
/// contiguous until autotune decides. Deterministic runs use one thread. Throws Error{DeviceUnavailable}, and
/// Error{InvalidParameter} for float16 on the CPU, which has no fast arithmetic for it.
[[nodiscard]] ExecutionPlan basicPlan(const TrainingConfig& config);

/// Sets threads and deterministic algorithms of this process.
void applyPlan(const ExecutionPlan& plan);
/// Brings the network's parameters and buffers to the plan's device and memory format.
void placeModule(torch::nn::Module& module, const ExecutionPlan& plan);

/// Mixed precision inside its life, where the plan asks for it. One thread.
class AutocastScope {
 public:
  explicit AutocastScope(const ExecutionPlan& plan);
  ~AutocastScope();
  AutocastScope(const AutocastScope&) = delete;
  AutocastScope& operator=(const AutocastScope&) = delete;

 private:
  torch::DeviceType device_;
  bool enabled_;
};

}  // namespace luthier
