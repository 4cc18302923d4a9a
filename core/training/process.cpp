// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/process.h"

#include <ATen/DeviceAccelerator.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "core/base/program.h"

namespace luthier {

namespace {

constexpr auto tunablesName = "GLIBC_TUNABLES";
constexpr auto tunables =
    "glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=1073741824:glibc.malloc.trim_threshold=2147483648:"
    "glibc.malloc.mmap_max=0";
constexpr int trainingNiceness = 5;

/// The value in bytes of a "Name:   123 kB" line; -1 where there is none.
std::int64_t kilobyteField(const char* file, const std::string& name) {
  std::ifstream stream(file);
  std::string line;
  while (std::getline(stream, line)) {
    if (line.starts_with(name)) {
      return std::strtoll(line.c_str() + name.size(), nullptr, 10) * 1024;
    }
  }
  return -1;
}

/// The first number in a file; -1 where it is "max" or missing.
std::int64_t numberIn(const std::string& file) {
  std::ifstream stream(file);
  std::int64_t value = -1;
  return stream >> value ? value : -1;
}

std::int64_t controlGroupRoom() {
  const auto limit = numberIn("/sys/fs/cgroup/memory.max");
  const auto used = numberIn("/sys/fs/cgroup/memory.current");
  return limit > 0 && used >= 0 ? std::max<std::int64_t>(0, limit - used) : -1;
}

std::vector<std::string> ownArguments() {
  std::ifstream stream("/proc/self/cmdline", std::ios::binary);
  std::vector<std::string> arguments;
  std::string argument;
  while (std::getline(stream, argument, '\0')) {
    arguments.push_back(argument);
  }
  return arguments;
}

}  // namespace

std::int64_t peakMemory(const torch::Device& device) {
  if (!device.is_cpu()) {
    const auto stats = at::accelerator::getDeviceStats(device.index());
    return stats.allocated_bytes[static_cast<std::size_t>(c10::CachingAllocator::StatType::AGGREGATE)].peak;
  }
  return std::max<std::int64_t>(0, kilobyteField("/proc/self/status", "VmHWM:"));
}

void resetPeakMemory(const torch::Device& device) {
  if (device.is_cpu()) {
    std::ofstream("/proc/self/clear_refs") << 5;  // proc(5): resets VmHWM
  } else {
    at::accelerator::resetPeakStats(device.index());
  }
}

std::int64_t presentMemory(const torch::Device& device) {
  if (!device.is_cpu()) {
    const auto stats = at::accelerator::getDeviceStats(device.index());
    return stats.allocated_bytes[static_cast<std::size_t>(c10::CachingAllocator::StatType::AGGREGATE)].current;
  }
  return std::max<std::int64_t>(0, kilobyteField("/proc/self/status", "VmRSS:"));
}

std::int64_t availableMemoryOn(const torch::Device& device) {
  return device.is_cpu() ? availableMemory()
                         : static_cast<std::int64_t>(at::accelerator::getMemoryInfo(device.index()).first);
}

std::int64_t availableMemory() {
  const auto system = kilobyteField("/proc/meminfo", "MemAvailable:");
  const auto group = controlGroupRoom();
  return group >= 0 && (system < 0 || group < system) ? group : system;
}

void lowerPriority() {
  ::setpriority(PRIO_PROCESS, 0, trainingNiceness);
  std::ofstream("/proc/self/oom_score_adj") << 500;
}

std::vector<std::string> trainingEnvironment() { return {std::string(tunablesName) + "=" + tunables}; }

void enterTrainingEnvironment() {
  if (::getenv(tunablesName) != nullptr) {
    return;
  }
  auto arguments = ownArguments();
  std::vector<char*> pointers;
  for (auto& argument : arguments) {
    pointers.push_back(argument.data());
  }
  pointers.push_back(nullptr);
  ::setenv(tunablesName, tunables, 1);
  ::execv(ownProgram().c_str(), pointers.data());
}

}  // namespace luthier
