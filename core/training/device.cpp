// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/device.h"

#include <ATen/DeviceAccelerator.h>
#include <dlfcn.h>

#include <filesystem>
#include <string_view>

#include "core/base/error.h"

namespace luthier {

namespace {

[[noreturn]] void unavailable(const std::string& device, const std::string& detail) {
  throw Error(ErrorCode::DeviceUnavailable, {{"device", device}, {"detail", detail}});
}

bool driverPresent() { return ::dlopen("libcuda.so.1", RTLD_NOW | RTLD_GLOBAL) != nullptr; }

/// libtorch_cuda lies beside the libtorch_cpu that is loaded. Opening it registers the CUDA kernels.
std::string openCudaLibrary() {
  Dl_info info{};
  if (::dladdr(reinterpret_cast<const void*>(&at::set_num_threads), &info) == 0 || info.dli_fname == nullptr) {
    return "libtorch_cpu not found";
  }
  const auto library = std::filesystem::path(info.dli_fname).parent_path() / "libtorch_cuda.so";
  if (::dlopen(library.c_str(), RTLD_NOW | RTLD_GLOBAL) != nullptr) {
    return {};
  }
  const char* reason = ::dlerror();
  return reason == nullptr ? library.string() : reason;
}

/// Empty where CUDA can be used, else the reason why not.
const std::string& cudaObstacle() {
  static const std::string obstacle = []() -> std::string {
    if (!driverPresent()) {
      return "no NVIDIA driver";
    }
    auto reason = openCudaLibrary();
    if (reason.empty() && !torch::cuda::is_available()) {
      reason = "no usable GPU";
    }
    return reason;
  }();
  return obstacle;
}

}  // namespace

torch::Device resolveDevice(const std::string& name) {
  if (name == "cpu" || (name == "auto" && !cudaObstacle().empty())) {
    return torch::kCPU;
  }
  if (name != "auto" && name != "cuda" && !name.starts_with("cuda:")) {
    unavailable(name, "unknown device");
  }
  if (!cudaObstacle().empty()) {
    unavailable(name, cudaObstacle());
  }
  torch::Device device(torch::kCUDA, 0);
  try {
    device = torch::Device(name == "auto" || name == "cuda" ? "cuda:0" : name);
  } catch (const c10::Error&) {
    unavailable(name, "unknown device");
  }
  if (device.index() >= at::accelerator::deviceCount()) {
    unavailable(name, "no such GPU");
  }
  at::accelerator::setDeviceIndex(device.index());
  return device;
}

torch::Tensor toDevice(const torch::Tensor& tensor, const torch::Device& device, bool channelsLast) {
  const bool reorder = channelsLast && tensor.dim() == 4;
  const auto format = reorder ? torch::MemoryFormat::ChannelsLast : torch::MemoryFormat::Preserve;
  if (device.is_cpu()) {
    return reorder ? tensor.contiguous(format) : tensor;
  }
  return tensor.pin_memory().to(tensor.options().device(device), /*non_blocking=*/true, /*copy=*/false, format);
}

}  // namespace luthier
