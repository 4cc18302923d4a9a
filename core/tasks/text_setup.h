// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/models/text/text_folder.h"
#include "core/tasks/text_task.h"

namespace luthier {

/// How a run reads its texts: the model's tokenizer, and the longest text, which follows the training split where the
/// configuration leaves it open (99 of 100 texts are seen whole), up to what model and task allow. Blocks: it tokenizes up to
/// 20,000 texts. Throws Error{TokenizerMismatch} and the errors of Tokenizer::load.
[[nodiscard]] TextSetup makeTextSetup(const TextTaskKind& kind, const TrainingConfig& config, const Dataset& dataset,
                                      const TextFolder& folder);

/// The folder's tokenizer. Throws Error{TokenizerMismatch} where it makes ids that the model does not have.
[[nodiscard]] std::shared_ptr<const Tokenizer> tokenizerOf(const TextFolder& folder);

}  // namespace luthier
