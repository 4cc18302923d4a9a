// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <string>

namespace luthier {

/// The device that "auto", "cpu", "cuda" or "cuda:N" means here. The CUDA library of LibTorch is opened (once) only where an
/// NVIDIA driver is present, so one program serves machines with and without. Throws Error{DeviceUnavailable}: no driver, no
/// CUDA library beside LibTorch (the detail says what to install), or no such GPU. "auto" then falls back to the CPU.
[[nodiscard]] torch::Device resolveDevice(const std::string& name);

/// The tensor on the device: from pinned memory and without waiting where it is an accelerator.
[[nodiscard]] torch::Tensor toDevice(const torch::Tensor& tensor, const torch::Device& device, bool channelsLast = false);

}  // namespace luthier
