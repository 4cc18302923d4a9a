// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/models/model_hint.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/config/task_description.h"

namespace luthier {
namespace {

constexpr std::int64_t largestSmallImage = 64;
constexpr std::int64_t smallInput = 32;
constexpr std::int64_t largeInput = 224;

}  // namespace

const ModelRecord* suggestModel(const std::vector<ModelRecord>& models, const DatasetRecord& dataset) {
  const TaskDescription* task = findTaskDescription(dataset.task);
  const bool texts = task != nullptr && task->examples == ExampleKind::Text;
  const bool small = std::max(dataset.medianWidth, dataset.medianHeight) <= largestSmallImage;
  const std::int64_t wanted = small ? smallInput : largeInput;
  const auto distance = [wanted, texts](const ModelRecord& model) {
    const bool otherKind = (model.kind == "text") != texts;
    return std::tuple(otherKind, texts ? 0 : std::abs(model.inputSize - wanted), model.parameters, model.origin != "bundled",
                      model.id);
  };
  const auto best = std::min_element(models.begin(), models.end(), [&](const ModelRecord& one, const ModelRecord& other) {
    return distance(one) < distance(other);
  });
  return best == models.end() || (best->kind == "text") != texts ? nullptr : &*best;
}

}  // namespace luthier
