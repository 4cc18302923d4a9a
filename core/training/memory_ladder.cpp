// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/memory_ladder.h"

#include <algorithm>
#include <exception>
#include <new>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace luthier {

bool isAllocationFailure() {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    return true;
  } catch (const c10::OutOfMemoryError&) {
    return true;
  } catch (const c10::Error& error) {
    // The CPU allocator has no type of its own for it (c10/core/impl/alloc_cpu.cpp).
    const std::string_view text = error.what_without_backtrace();
    return text.find("can't allocate memory") != std::string_view::npos ||
           text.find("not enough memory") != std::string_view::npos;
  } catch (...) {
    return false;
  }
}

MemoryLadder::MemoryLadder(std::int64_t batchSize, std::int64_t smallest, std::int64_t microBatch, bool checkpointing)
    : batchSize_(batchSize), smallest_(smallest), microBatch_(microBatch), checkpointing_(checkpointing) {}

std::int64_t MemoryLadder::accumulation() const {
  return microBatch_ == 0 ? 1 : (batchSize_ + microBatch_ - 1) / microBatch_;
}

bool MemoryLadder::descend() {
  const auto now = microBatch_ == 0 ? batchSize_ : microBatch_;
  const auto half = std::max(smallest_, (now + 1) / 2);
  if (half < now) {
    microBatch_ = half;
    return true;
  }
  return !std::exchange(checkpointing_, true);
}

std::string MemoryLadder::toJson(std::int64_t accumulationSteps) const {
  nlohmann::ordered_json json;
  json["micro_batch"] = microBatch_ == 0 ? batchSize_ : microBatch_;
  json["accumulation"] = accumulation() * accumulationSteps;
  json["checkpointing"] = checkpointing_;
  return json.dump();
}

std::int64_t smallestMicroBatch(const torch::nn::Module& module) {
  const auto modules = module.modules();
  const bool normalises = std::ranges::any_of(modules, [](const auto& part) {
    return part->template as<torch::nn::BatchNorm2d>() != nullptr || part->template as<torch::nn::BatchNorm1d>() != nullptr;
  });
  return normalises ? 2 : 1;
}

}  // namespace luthier
