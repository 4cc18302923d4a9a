// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/tasks/text_task.h"

namespace luthier {

/// "text_regression": a number for a text; mean squared error.
[[nodiscard]] std::unique_ptr<TextTaskKind> makeTextRegression();

}  // namespace luthier
