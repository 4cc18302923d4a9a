// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/tasks/image_task.h"
#include "core/tasks/task.h"

namespace luthier {

/// The Task of a kind of image task. Kinds live as long as the program.
[[nodiscard]] std::unique_ptr<Task> makeImageTask(const ImageTaskKind& kind);

}  // namespace luthier
