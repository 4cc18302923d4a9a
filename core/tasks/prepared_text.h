// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/tasks/task.h"
#include "core/tasks/text_task.h"

namespace luthier {

/// The Task of a kind of text task. Kinds live as long as the program.
[[nodiscard]] std::unique_ptr<Task> makeTextTask(const TextTaskKind& kind);

}  // namespace luthier
