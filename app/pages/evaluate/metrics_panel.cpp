// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/evaluate/metrics_panel.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/item_models/metric_name.h"
#include "widgets/tables/data_table.h"

namespace luthier {

MetricsPanel::MetricsPanel(const StudioContext& context, QWidget* parent)
    : Card(parent), context_(context), table_(new DataTable) {
  table_->setModel(&model_);
  table_->sortBy(-1, Qt::AscendingOrder);
  table_->view().horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);  // some twenty rows
  body().addWidget(table_, 1);
  retranslate();
}

void MetricsPanel::setRun(RowId run) {
  run_ = run;
  refresh();
}

void MetricsPanel::refresh() {
  if (run_ == 0) {
    return take({});
  }
  context_.store.query(
      this, [run = run_](Database& database) { return metrics::lastValues(database, run); },
      [this, run = run_](std::vector<metrics::LastValue> values) {
        if (run == run_) {
          take(std::move(values));
        }
      });
}

void MetricsPanel::take(std::vector<metrics::LastValue> values) {
  std::ranges::stable_sort(values, {}, [](const auto& value) { return metricRank(value.name); });
  model_.removeRows(0, model_.rowCount());
  for (const metrics::LastValue& value : values) {
    auto* name = new QStandardItem(metricName(value.name));
    auto* figure = new QStandardItem;
    figure->setData(value.point.value, Qt::EditRole);
    model_.appendRow({name, figure});
  }
}

void MetricsPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    refresh();
  }
  Card::changeEvent(event);
}

void MetricsPanel::retranslate() {
  setTitle(tr("Measured"));
  model_.setHorizontalHeaderLabels({tr("Metric"), tr("Value")});
  table_->setAccessibleName(tr("Metrics of the run"));
  table_->setEmptyText(tr("Figures appear with the first epoch."));
}

}  // namespace luthier
