// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/preflight.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <system_error>

#include "core/base/files.h"

namespace luthier {
namespace {

constexpr std::int64_t megabyte = 1 << 20;
constexpr std::int64_t bytesPerNumber = 4;
constexpr std::int64_t copiesInMemory = 4;             // weights, gradients, two optimiser states
constexpr std::int64_t copiesInCheckpoint = 3;         // weights and optimiser states
constexpr std::int64_t checkpointsKept = 3;            // best, last, and the one being written
constexpr std::int64_t programBytes = 400 * megabyte;  // LibTorch and its buffers, measured on the sample
constexpr std::int64_t smallestCache = 64;

/// MemAvailable of /proc/meminfo: what can be taken without swapping (proc(5)).
std::int64_t availableMemory() {
  std::ifstream file("/proc/meminfo");
  std::string line;
  while (std::getline(file, line)) {
    constexpr std::string_view name = "MemAvailable:";
    if (line.starts_with(name)) {
      return std::stoll(line.substr(name.size())) * 1024;
    }
  }
  return -1;
}

std::string megabytes(std::int64_t bytes) { return fmt::format("{} MB", bytes / megabyte); }

}  // namespace

MachineRoom measureMachine(const std::filesystem::path& workspace) {
  std::error_code error;
  const auto space = std::filesystem::space(workspace, error);
  return {availableMemory(), error ? -1 : static_cast<std::int64_t>(space.available)};
}

RunNeeds estimateNeeds(const Configuration& configuration, const DatasetRecord& dataset, std::int64_t examples,
                       const ModelRecord& model) {
  const auto decoded = examples * dataset.medianWidth * dataset.medianHeight * dataset.channels;
  const auto cache = std::min(decoded, configuration.integer("cache_megabytes") * megabyte);
  const auto weights = model.parameters * bytesPerNumber;
  return {programBytes + cache + weights * copiesInMemory, weights * copiesInCheckpoint * checkpointsKept};
}

std::vector<ConfigurationProblem> preflight(const Configuration& configuration, const RunNeeds& needs,
                                            const MachineRoom& room, const std::filesystem::path& workspace) {
  auto problems = checkTrainingConfiguration(configuration);
  if (room.memory >= 0 && needs.memory > room.memory) {
    ConfigurationProblem problem{
        "cache_megabytes",
        {ErrorCode::OutOfMemory, {{"needed", megabytes(needs.memory)}, {"available", megabytes(room.memory)}}},
        {}};
    if (configuration.integer("cache_megabytes") > smallestCache) {
      problem.fix = smallestCache;
    }
    problems.push_back(std::move(problem));
  }
  if (room.disk >= 0 && needs.disk > room.disk) {
    problems.push_back({"", {ErrorCode::DiskFull, {{"file", displayPath(workspace)}}}, {}});
  }
  return problems;
}

}  // namespace luthier
