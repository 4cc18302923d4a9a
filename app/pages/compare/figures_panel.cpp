// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/figures_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <set>

#include "app/item_models/metric_name.h"
#include "core/store/final_answers.h"
#include "core/store/metrics_table.h"
#include "core/store/run_columns_table.h"
#include "widgets/plots/bar_plot.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

/// The split whose accuracy the metric is; nothing for other metrics.
std::optional<Split> accuracySplit(const std::string& metric) {
  const auto slash = metric.find('/');
  return slash != std::string::npos && metric.substr(slash + 1) == "accuracy" ? splitFromName(metric.substr(0, slash))
                                                                              : std::nullopt;
}

}  // namespace

FiguresPanel::FiguresPanel(const StudioContext& context, QWidget* parent)
    : QWidget(parent),
      context_(context),
      metricLabel_(theme::makeLabel({}, theme::TextRole::Caption)),
      metricBox_(new QComboBox),
      note_(theme::makeLabel({}, theme::TextRole::Caption)),
      bars_(new BarPlot) {
  metricLabel_->setBuddy(metricBox_);
  metricBox_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  auto* row = new QHBoxLayout;
  row->setSpacing(theme::spaceSmall);
  row->addWidget(metricLabel_);
  row->addWidget(metricBox_);
  row->addWidget(note_, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceSmall);
  column->addLayout(row);
  column->addWidget(bars_, 1);
  connect(metricBox_, &QComboBox::currentIndexChanged, this, [this] {
    metric_ = metricBox_->currentData().toString().toStdString();
    refresh();
  });
  connect(bars_, &Figure::notice, &context_.navigator, &Navigator::toast);
  connect(bars_, &BarPlot::categoryActivated, this, [this](int index) {
    if (index >= 0 && index < static_cast<int>(runs_.size())) {
      context_.navigator.showRun(runs_[static_cast<std::size_t>(index)]);
    }
  });
  retranslate();
}

void FiguresPanel::setRuns(const std::vector<RowId>& runs) {
  if (runs != runs_) {
    runs_ = runs;
    refresh();
  }
}

void FiguresPanel::refresh() {
  const auto reading = [runs = runs_, metric = metric_](Database& database) { return read(database, runs, metric); };
  context_.store.query(this, reading, [this, runs = runs_, metric = metric_](const Reading& result) {
    if (runs == runs_ && metric == metric_) {
      take(result);
    }
  });
}

FiguresPanel::Reading FiguresPanel::read(Database& database, const std::vector<RowId>& runs, const std::string& metric) {
  Reading reading;
  std::set<std::string> names;
  for (const RowId run : runs) {
    for (const std::string& name : metrics::names(database, run)) {
      if (!name.starts_with("step/")) {
        names.insert(name);
      }
    }
  }
  reading.names.assign(names.begin(), names.end());
  const auto split = accuracySplit(metric);
  for (const auto& [run, value] : run_columns::lastValues(database, metric, runs)) {
    reading.figures[run] = {value, split ? finalAnswers(database, run, *split).accuracyInterval() : std::nullopt};
  }
  return reading;
}

void FiguresPanel::take(const Reading& reading) {
  reading_ = reading;
  fillMetrics();
  draw();
}

void FiguresPanel::fillMetrics() {
  std::vector<std::string> shown = reading_.names;
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

void FiguresPanel::draw() {
  QStringList names;
  BarSeries series{metricName(metric_), {}};
  bool anyInterval = false;
  for (const RowId run : runs_) {
    const RunRecord* record = context_.watcher.snapshot().run(run);
    const auto found = reading_.figures.find(run);
    names << (record == nullptr ? QString::number(run) : QString::fromStdString(record->name));
    series.values.push_back(found == reading_.figures.end() ? std::nan("") : found->second.value);
    series.intervals.push_back(found == reading_.figures.end() ? std::nullopt : found->second.interval);
    anyInterval = anyInterval || series.intervals.back().has_value();
  }
  if (!anyInterval) {
    series.intervals.clear();
  }
  const bool share = isShare(metric_);
  bars_->setFormat(share ? BarFormat::Percent : BarFormat::Score);
  bars_->setMaximum(share ? 1.0 : 0.0);
  bars_->setTitle(metricName(metric_));
  bars_->setData(names, {std::move(series)});
  note_->setText(anyInterval ? tr("After the last epoch. Lines: Wilson's 95 % interval from the stored answers.")
                             : tr("After the last epoch."));
}

void FiguresPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void FiguresPanel::retranslate() {
  metricLabel_->setText(tr("Metric"));
  metricBox_->setAccessibleName(tr("Metric of the bars"));
  bars_->setCategoryLabel(tr("Run"));
  bars_->setEmptyText(tr("Select runs above to see their figures."));
  fillMetrics();
  draw();
}

}  // namespace luthier
