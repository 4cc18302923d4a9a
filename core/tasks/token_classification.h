// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/tasks/text_task.h"

namespace luthier {

/// "token_classification": a tag for each word of a text; cross-entropy on the first token of each word. A long text is seen in windows; a word counts in the first that holds it.
[[nodiscard]] std::unique_ptr<TextTaskKind> makeTokenClassification();

}  // namespace luthier
