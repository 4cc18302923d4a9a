// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"
#include "widgets/image/image_grid_model.h"

namespace luthier {

/// An image whose truth is a number or labels, as a grid shows it; `targets` is JSON as in core/store/records.h.
[[nodiscard]] ImageItem toImageItem(const DatasetRecord& dataset, RowId example, const std::string& targets);

/// The same with what a run said of it: "24.1", below it "is 30, off by 5.9"; "sea, sun", below it "is sea" for a mistake.
[[nodiscard]] ImageItem toImageItem(const DatasetRecord& dataset, RowId example, const std::string& targets,
                                    const std::string& answer);

/// How far an answer is from the truth: the size of the error of a number, how many labels are wrong. 0 where either cannot be read.
[[nodiscard]] double badness(const std::string& targets, const std::string& answer);

/// The answers of a run's best epoch to a split, worst first, at most `most`. Reads on the store thread.
[[nodiscard]] std::vector<ImageItem> readImageAnswers(Database& database, const DatasetRecord& dataset, RowId run,
                                                      Split split, std::size_t most);

/// Those to the first `most` examples of the split, which are the same ones for every run.
[[nodiscard]] std::vector<ImageItem> readFirstAnswers(Database& database, const DatasetRecord& dataset, RowId run,
                                                      Split split, std::size_t most);

}  // namespace luthier
