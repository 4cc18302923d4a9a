// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/item_models/run_column.h"
#include "widgets/plots/figure_column.h"

namespace luthier {

/// A column of the table of runs as an axis: figures as they are, texts as categories in their order of size or alphabet.
[[nodiscard]] FigureColumn figureColumn(const RunColumn& column, const std::vector<ComparedRun>& runs);

/// Whether the runs have at least two different values there.
[[nodiscard]] bool differs(const RunColumn& column, const std::vector<ComparedRun>& runs);

}  // namespace luthier
