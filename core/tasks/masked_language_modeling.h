// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/tasks/text_task.h"

namespace luthier {

/// "masked_language_modeling": hidden tokens are guessed from the others (Devlin et al. 2019: of the chosen ones 80 % are masked, 10 % replaced by any token, 10 % kept).
[[nodiscard]] std::unique_ptr<TextTaskKind> makeMaskedLanguageModeling();

}  // namespace luthier
