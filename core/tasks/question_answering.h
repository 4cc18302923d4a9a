// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/tasks/text_task.h"

namespace luthier {

/// "question_answering": the stretch of a passage that answers a question; mean of the cross-entropies of its first and last token. A long passage is seen in windows (Devlin et al. 2019; transformers' run_qa.py).
[[nodiscard]] std::unique_ptr<TextTaskKind> makeQuestionAnswering();

}  // namespace luthier
