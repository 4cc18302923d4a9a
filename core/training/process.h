// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <string>
#include <vector>

namespace luthier {

/// The process's peak resident memory, or the peak allocated on an accelerator; in bytes.
[[nodiscard]] std::int64_t peakMemory(const torch::Device& device);
/// Forgets the peak so far: peakMemory() tells of what comes from now on. Nothing where the system cannot.
void resetPeakMemory(const torch::Device& device);
/// The memory that this process holds at the moment, or has allocated on an accelerator; in bytes.
[[nodiscard]] std::int64_t presentMemory(const torch::Device& device);
/// availableMemory(), or what is free on an accelerator.
[[nodiscard]] std::int64_t availableMemoryOn(const torch::Device& device);
/// MemAvailable of the system, or less where a control group limits the process; -1 where it cannot be told.
[[nodiscard]] std::int64_t availableMemory();

/// Makes this process a good neighbour for as long as it trains: lower priority, so that windows keep their frames, and
/// first in the line where the system runs out of memory, so that it takes the worker and not the desktop.
void lowerPriority();

/// Large malloc thresholds and huge pages, read by glibc at a program's start only: steps are 15 to 30 % faster, since
/// activations are not returned to the system and faulted in again with every step.
[[nodiscard]] std::vector<std::string> trainingEnvironment();
/// Starts this program anew in this process, with trainingEnvironment(), unless it runs with it already. Returns only then
/// (or where that is impossible).
void enterTrainingEnvironment();

}  // namespace luthier
