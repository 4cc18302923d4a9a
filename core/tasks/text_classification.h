// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/tasks/text_task.h"

namespace luthier {

/// "text_classification": one class for a text or a pair of texts; cross-entropy.
[[nodiscard]] std::unique_ptr<TextTaskKind> makeTextClassification();

}  // namespace luthier
