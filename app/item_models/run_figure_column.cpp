// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/run_figure_column.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/item_models/metric_name.h"

namespace luthier {

FigureColumn figureColumn(const RunColumn& column, const std::vector<ComparedRun>& runs) {
  FigureColumn axis;
  axis.name = column.title();
  axis.percent = column.kind == RunColumn::Kind::Metric && isShare(column.id);
  if (column.numeric()) {
    for (const ComparedRun& run : runs) {
      axis.values.push_back(column.number(run));
    }
    return axis;
  }
  for (const ComparedRun& run : runs) {
    if (const QString text = column.text(run); !text.isEmpty() && !axis.categories.contains(text)) {
      axis.categories.append(text);
    }
  }
  axis.categories.sort(Qt::CaseInsensitive);
  for (const ComparedRun& run : runs) {
    const auto index = axis.categories.indexOf(column.text(run));
    axis.values.push_back(index < 0 ? std::nan("") : static_cast<double>(index));
  }
  return axis;
}

bool differs(const RunColumn& column, const std::vector<ComparedRun>& runs) {
  return std::any_of(runs.begin(), runs.end(),
                     [&](const ComparedRun& run) { return column.text(run) != column.text(runs.front()); });
}

}  // namespace luthier
