// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/item_models/text_prediction_model.h"
#include "app/pages/examples/example_cell.h"
#include "core/store/texts_table.h"

namespace luthier {

/// Texts, truths and lengths of the cells, in their order; those longer than `longest` characters are left out (0: none). Reads on
/// the store thread.
[[nodiscard]] std::vector<TextPredictionRow> readTextRows(Database& database, const DatasetRecord& dataset,
                                                          const std::vector<ExampleCell>& cells, int longest);

/// The same for a run whose answers are no classes (numbers, entities, passages): those of its best epoch, worst first, at most
/// `most`. Reads the answers to the whole split.
[[nodiscard]] std::vector<TextPredictionRow> readAnswerRows(Database& database, const DatasetRecord& dataset, RowId run,
                                                            Split split, std::size_t most);

/// Those to the first `most` examples of the split only, as cheap as they are few; of these the worst first.
[[nodiscard]] std::vector<TextPredictionRow> readFirstAnswerRows(Database& database, const DatasetRecord& dataset, RowId run,
                                                                 Split split, std::size_t most);

}  // namespace luthier
