// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "core/base/progress.h"
#include "core/protocol/text_messages.h"
#include "core/store/database.h"

namespace luthier {

/// Tokens (or words) of an example, special tokens included. Called from several threads at once.
using TextLength = std::function<std::int64_t(const TextRecord&)>;

/// Reads a dataset of texts once, in slices, and describes it: lengths and the share that `maximumLength` cuts, languages, the most
/// telling words of each class (log odds with an informative Dirichlet prior, as z-scores: Monroe, Colaresi, Quinn 2008; the prior
/// is a tenth of the dataset itself; examples are counted, not occurrences), equal texts in different splits. `length` empty: words
/// are counted. Phase "statistics". Throws Error{NotFound, Cancelled, Store...}.
[[nodiscard]] protocol::TextStatisticsReply describeTexts(Database& database, RowId dataset, const TextLength& length,
                                                          std::int64_t maximumLength, const ProgressCallback& progress,
                                                          const CancelToken& cancel);

}  // namespace luthier
