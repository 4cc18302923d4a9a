// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>

#include "core/tasks/task.h"

namespace luthier {

/// Throws Error{NotFound, kind=task}. Thread-safe once registration is over.
[[nodiscard]] const Task& taskById(std::string_view id);

/// Adds a task beside the built-in ones, before any run starts. Throws Error{AlreadyExists}.
void registerTask(std::unique_ptr<Task> task);

}  // namespace luthier
