// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/execution_plan.h"

#include <ATen/autocast_mode.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <thread>

#include "core/base/error.h"
#include "core/training/device.h"

namespace luthier {

std::string ExecutionPlan::toJson() const {
  nlohmann::ordered_json json;
  json["device"] = device.str();
  json["precision"] = bfloat16 ? "bfloat16" : float16 ? "float16" : "float32";
  json["memory_format"] = channelsLast ? "channels_last" : "contiguous";
  json["threads"] = threads;
  json["loader_threads"] = loaderThreads;
  json["deterministic"] = deterministic;
  if (microBatch > 0) {
    json["micro_batch"] = microBatch;
  }
  if (activationCheckpointing) {
    json["activation_checkpointing"] = true;
  }
  return json.dump();
}

ExecutionPlan ExecutionPlan::fromJson(const std::string& text) {
  const auto json = nlohmann::json::parse(text);
  ExecutionPlan plan;
  plan.device = resolveDevice(json.at("device").get<std::string>());
  plan.bfloat16 = json.at("precision") == "bfloat16";
  plan.float16 = json.at("precision") == "float16";
  plan.channelsLast = json.at("memory_format") == "channels_last";
  plan.threads = json.at("threads").get<int>();
  plan.loaderThreads = json.at("loader_threads").get<int>();
  plan.deterministic = json.at("deterministic").get<bool>();
  plan.microBatch = json.value("micro_batch", std::int64_t{0});
  plan.activationCheckpointing = json.value("activation_checkpointing", false);
  return plan;
}

ExecutionPlan basicPlan(const TrainingConfig& config) {
  const auto cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  ExecutionPlan plan;
  plan.device = resolveDevice(config.device);
  plan.deterministic = config.deterministic;
  plan.threads = config.deterministic ? 1 : config.threads > 0 ? static_cast<int>(config.threads) : cores;
  // Loading competes with computing on the CPU; beside a GPU the cores have nothing else to do.
  const int automatic = plan.device.is_cpu() ? std::max(1, cores / 4) : std::max(2, cores - 1);
  plan.loaderThreads = config.loaderThreads > 0 ? static_cast<int>(config.loaderThreads) : automatic;
  plan.bfloat16 = config.precision == "bfloat16";
  plan.float16 = config.precision == "float16";
  if (plan.float16 && plan.device.is_cpu()) {
    throw Error(ErrorCode::InvalidParameter,
                {{"parameter", "precision"}, {"value", "float16"}, {"expected", "float32 | bfloat16 (device=cpu)"}});
  }
  plan.channelsLast = config.memoryFormat == "channels_last";
  plan.activationCheckpointing = config.activationCheckpointing;
  return plan;
}

void applyPlan(const ExecutionPlan& plan) {
  at::set_num_threads(plan.threads);
  auto& context = at::globalContext();
  context.setDeterministicAlgorithms(plan.deterministic, /*warn_only=*/true);
  context.setDeterministicCuDNN(plan.deterministic);
  context.setBenchmarkCuDNN(!plan.deterministic);
}

void placeModule(torch::nn::Module& module, const ExecutionPlan& plan) {
  module.to(plan.device);
  const auto format = plan.channelsLast ? torch::MemoryFormat::ChannelsLast : torch::MemoryFormat::Contiguous;
  for (auto& parameter : module.parameters()) {
    if (parameter.dim() == 4) {
      parameter.set_data(parameter.detach().contiguous(format));
      parameter.mutable_grad().reset();
    }
  }
}

AutocastScope::AutocastScope(const ExecutionPlan& plan) : device_(plan.device.type()), enabled_(plan.mixed()) {
  if (enabled_) {
    at::autocast::increment_nesting();
    at::autocast::set_autocast_dtype(device_, plan.float16 ? torch::kHalf : torch::kBFloat16);
    at::autocast::set_autocast_enabled(device_, true);
  }
}

AutocastScope::~AutocastScope() {
  if (enabled_) {
    at::autocast::set_autocast_enabled(device_, false);
    if (at::autocast::decrement_nesting() == 0) {
      at::autocast::clear_cache();
    }
  }
}

}  // namespace luthier
