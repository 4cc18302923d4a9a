// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/tasks/text_task.h"

namespace luthier {

/// "multilabel_text_classification": any number of labels for a text; a binary cross-entropy for each.
[[nodiscard]] std::unique_ptr<TextTaskKind> makeMultilabelTextClassification();

}  // namespace luthier
