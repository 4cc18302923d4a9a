// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/task_registry.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/config/task_description.h"
#include "core/tasks/prepared_image.h"
#include "core/tasks/prepared_text.h"

namespace luthier {

namespace {

std::vector<std::unique_ptr<Task>>& tasks() {
  static std::vector<std::unique_ptr<Task>> all = [] {
    std::vector<std::unique_ptr<Task>> builtIn;
    for (const auto& description : taskDescriptions()) {
      if (const auto* images = findImageTaskKind(description.id)) {
        builtIn.push_back(makeImageTask(*images));
      } else if (const auto* texts = findTextTaskKind(description.id)) {
        builtIn.push_back(makeTextTask(*texts));
      }
    }
    return builtIn;
  }();
  return all;
}

const Task* find(std::string_view id) {
  const auto found = std::ranges::find_if(tasks(), [&](const auto& task) { return task->id() == id; });
  return found == tasks().end() ? nullptr : found->get();
}

}  // namespace

const Task& taskById(std::string_view id) {
  if (const auto* task = find(id)) {
    return *task;
  }
  throw Error(ErrorCode::NotFound, {{"kind", "task"}, {"name", std::string(id)}});
}

void registerTask(std::unique_ptr<Task> task) {
  if (find(task->id()) != nullptr) {
    throw Error(ErrorCode::AlreadyExists, {{"kind", "task"}, {"name", task->id()}});
  }
  tasks().push_back(std::move(task));
}

}  // namespace luthier
