// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/tasks/task.h"

namespace luthier {

/// "image_classification": one label for one image; cross-entropy over the dataset's classes.
[[nodiscard]] std::unique_ptr<Task> makeImageClassificationTask();

}  // namespace luthier
