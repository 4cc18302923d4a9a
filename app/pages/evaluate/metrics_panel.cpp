// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/evaluate/metrics_panel.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>

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
  context_.store.query(
      this, [](Database& database) { return metrics::lastValues(database); },
      [this](const std::vector<metrics::LastValue>& values) { take(values); });
}

void MetricsPanel::take(const std::vector<metrics::LastValue>& values) {
  std::vector<metrics::LastValue> own;
  std::copy_if(values.begin(), values.end(), std::back_inserter(own),
               [this](const auto& value) { return value.run == run_; });
  std::ranges::stable_sort(own, {}, [](const auto& value) { return metricRank(value.name); });
  model_.removeRows(0, model_.rowCount());
  for (const metrics::LastValue& value : own) {
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
