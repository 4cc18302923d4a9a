// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/curves_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <set>
#include <utility>

#include "app/item_models/metric_name.h"
#include "core/store/metrics_table.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr std::size_t mostCurves = 12;  // more are a knot, and slow to draw
constexpr int largestSmoothing = 99;
constexpr int sliderWidth = 90;

}  // namespace

CurvesPanel::CurvesPanel(const StudioContext& context, QWidget* parent) : QWidget(parent), context_(context) {
  build();
  connect(metricBox_, &QComboBox::currentIndexChanged, this, [this] {
    metric_ = metricBox_->currentData().toString().toStdString();
    refresh();
  });
  connect(axisBox_, &QComboBox::currentIndexChanged, this, &CurvesPanel::draw);
  connect(smoothing_, &QSlider::valueChanged, this, [this](int value) { plot_->setSmoothing(value / 100.0); });
  connect(log_, &QPushButton::toggled, plot_, &CurvePlot::setLogScale);
  connect(plot_, &CurvePlot::logScaleChanged, log_, &QPushButton::setChecked);
  connect(plot_, &Figure::notice, &context_.navigator, &Navigator::toast);
  retranslate();
}

void CurvesPanel::build() {
  metricLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  metricBox_ = new QComboBox;
  metricLabel_->setBuddy(metricBox_);
  axisLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  axisBox_ = new QComboBox;
  axisLabel_->setBuddy(axisBox_);
  smoothingLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  smoothing_ = new QSlider(Qt::Horizontal);
  smoothing_->setRange(0, largestSmoothing);
  smoothing_->setFixedWidth(sliderWidth);
  smoothingLabel_->setBuddy(smoothing_);
  log_ = new QPushButton;
  log_->setCheckable(true);
  note_ = theme::makeLabel({}, theme::TextRole::Caption);
  plot_ = new CurvePlot;
  auto* row = new QHBoxLayout;
  row->setSpacing(theme::spaceSmall);
  for (QWidget* part : std::initializer_list<QWidget*>{metricLabel_, metricBox_, axisLabel_, axisBox_, smoothingLabel_,
                                                       smoothing_, log_, note_}) {
    row->addWidget(part);
  }
  row->addStretch(1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceSmall);
  column->addLayout(row);
  column->addWidget(plot_, 1);
}

void CurvesPanel::setRuns(const std::vector<RowId>& runs) {
  chosen_ = runs.size();
  const std::vector<RowId> drawn(runs.begin(),
                                 runs.begin() + static_cast<std::ptrdiff_t>(std::min(runs.size(), mostCurves)));
  if (drawn != runs_) {
    runs_ = drawn;
    refresh();
  }
  tellRest();
}

void CurvesPanel::tellRest() {
  note_->setVisible(chosen_ > mostCurves);
  note_->setText(tr("The first %1 of %2 runs.").arg(mostCurves).arg(chosen_));
}

void CurvesPanel::refresh() {
  const auto reading = [runs = runs_, metric = metric_](Database& database) { return read(database, runs, metric); };
  context_.store.query(this, reading, [this, runs = runs_, metric = metric_](const Reading& result) {
    if (runs == runs_ && metric == metric_) {
      take(result);
    }
  });
}

CurvesPanel::Reading CurvesPanel::read(Database& database, const std::vector<RowId>& runs, const std::string& metric) {
  Reading reading;
  std::set<std::string> names;
  for (const RowId run : runs) {
    const auto found = metrics::names(database, run);
    names.insert(found.begin(), found.end());
    reading.series[run] = metrics::series(database, run, metric);
  }
  reading.names.assign(names.begin(), names.end());
  return reading;
}

void CurvesPanel::take(const Reading& reading) {
  const bool same = std::exchange(drawn_, {runs_, metric_}) == std::pair(runs_, metric_);
  series_ = reading.series;
  fillMetrics(reading.names);
  same ? updatePoints() : draw();
}

void CurvesPanel::fillMetrics(const std::vector<std::string>& names) {
  std::vector<std::string> shown = names;
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

double CurvesPanel::position(RowId run, const MetricPoint& point, bool byStep) const {
  const auto axis = static_cast<Axis>(axisBox_->currentIndex());
  const auto step = static_cast<double>(point.step);
  if (axis == Axis::Time) {
    return point.seconds;
  }
  if (byStep == (axis == Axis::Step)) {
    return step;
  }
  const RunProgress* progress = context_.watcher.snapshot().progressOf(run);
  const bool known = progress != nullptr && progress->epochs > 0 && progress->steps > 0;
  const double stepsPerEpoch = known ? static_cast<double>(progress->steps) / static_cast<double>(progress->epochs) : 1.0;
  return byStep ? step / stepsPerEpoch : step * stepsPerEpoch;
}

std::vector<QPointF> CurvesPanel::points(RowId run) const {
  std::vector<QPointF> result;
  const auto series = series_.find(run);
  if (series != series_.end()) {
    const bool byStep = metric_.starts_with("step/");
    for (const MetricPoint& point : series->second) {
      result.emplace_back(position(run, point, byStep), point.value);
    }
  }
  return result;
}

void CurvesPanel::updatePoints() {
  for (const auto& [run, curve] : curves_) {
    plot_->setPoints(curve, points(run));
  }
}

void CurvesPanel::draw() {
  plot_->clear();
  curves_.clear();
  for (const RowId run : runs_) {
    if (const RunRecord* record = context_.watcher.snapshot().run(run)) {
      curves_[run] = plot_->addCurve(QString::fromStdString(record->name), CurveRole::Further);
    }
  }
  updatePoints();
  plot_->setTitle(metricName(metric_));
  plot_->setPercent(isShare(metric_));
  plot_->setAxisLabels(axisBox_->currentText(), metricName(metric_));
}

void CurvesPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void CurvesPanel::retranslate() {
  smoothingLabel_->setText(tr("Smoothing"));
  smoothing_->setAccessibleName(tr("Smoothing"));
  log_->setText(tr("log"));
  log_->setToolTip(tr("Logarithmic axis"));
  log_->setAccessibleName(tr("Logarithmic axis"));
  tellRest();
  metricLabel_->setText(tr("Metric"));
  metricBox_->setAccessibleName(tr("Metric"));
  axisLabel_->setText(tr("By"));
  axisBox_->setAccessibleName(tr("Horizontal axis"));
  plot_->setEmptyText(tr("Select runs above to see their curves."));
  const QSignalBlocker blocker(axisBox_);
  const int axis = std::max(0, axisBox_->currentIndex());
  axisBox_->clear();
  axisBox_->addItems({tr("epoch"), tr("step"), tr("training time, s")});
  axisBox_->setCurrentIndex(axis);
  std::vector<std::string> names;
  for (int i = 0; i < metricBox_->count(); ++i) {
    names.push_back(metricBox_->itemData(i).toString().toStdString());
  }
  fillMetrics(names);
  draw();
}

}  // namespace luthier
