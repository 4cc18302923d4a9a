// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/metric_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "app/item_models/metric_name.h"
#include "widgets/plots/figure.h"
#include "widgets/theme/theme.h"

namespace luthier {

MetricPanel::MetricPanel(const StudioContext& context, Figure& figure, QWidget* parent)
    : QWidget(parent),
      context_(context),
      metricLabel_(theme::makeLabel({}, theme::TextRole::Caption)),
      metricBox_(new QComboBox),
      controls_(new QHBoxLayout) {
  metricLabel_->setBuddy(metricBox_);
  metricBox_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  controls_->setSpacing(theme::spaceSmall);
  controls_->addWidget(metricLabel_);
  controls_->addWidget(metricBox_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceSmall);
  column->addLayout(controls_);
  column->addWidget(&figure, 1);
  connect(metricBox_, &QComboBox::currentIndexChanged, this, [this] {
    metric_ = metricBox_->currentData().toString().toStdString();
    refresh();
  });
  connect(&figure, &Figure::notice, &context_.navigator, &Navigator::toast);
}

void MetricPanel::setRuns(const std::vector<RowId>& runs) {
  if (runs != runs_) {
    runs_ = runs;
    refresh();
  }
}

void MetricPanel::offer(std::vector<std::string> names) {
  names_ = std::move(names);
  std::vector<std::string> shown = names_;
  if (std::find(shown.begin(), shown.end(), metric_) == shown.end()) {
    shown.push_back(metric_);
  }
  std::stable_sort(shown.begin(), shown.end(),
                   [](const std::string& one, const std::string& other) { return metricRank(one) < metricRank(other); });
  const QSignalBlocker blocker(metricBox_);
  metricBox_->clear();
  for (const std::string& name : shown) {
    metricBox_->addItem(metricName(name), QString::fromStdString(name));
  }
  metricBox_->setCurrentIndex(metricBox_->findData(QString::fromStdString(metric_)));
}

QString MetricPanel::nameOf(RowId run) const {
  const RunRecord* record = context_.watcher.snapshot().run(run);
  return record == nullptr ? QString::number(run) : QString::fromStdString(record->name);
}

void MetricPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void MetricPanel::retranslate() {
  metricLabel_->setText(tr("Metric"));
  metricBox_->setAccessibleName(tr("Metric"));
  offer(names_);
}

}  // namespace luthier
