// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/curves_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <algorithm>
#include <set>

#include "app/item_models/metric_name.h"
#include "core/store/metrics_table.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr std::size_t mostCurves = 12;
constexpr int largestSmoothing = 99;
constexpr int sliderWidth = 90;

}  // namespace

CurvesPanel::CurvesPanel(const StudioContext& context, QWidget* parent) : CurvesPanel(context, *new CurvePlot, parent) {}

CurvesPanel::CurvesPanel(const StudioContext& context, CurvePlot& plot, QWidget* parent)
    : MetricPanel(context, plot, parent), plot_(&plot) {
  build();
  connect(axisBox_, &QComboBox::currentIndexChanged, this, &CurvesPanel::draw);
  connect(smoothing_, &QSlider::valueChanged, this, [this](int value) { plot_->setSmoothing(value / 100.0); });
  connect(logPlaces_, &QPushButton::toggled, plot_, &CurvePlot::setLogPlaces);
  connect(plot_, &CurvePlot::logPlacesChanged, logPlaces_, &QPushButton::setChecked);
  connect(logValues_, &QPushButton::toggled, plot_, &CurvePlot::setLogScale);
  connect(plot_, &CurvePlot::logScaleChanged, logValues_, &QPushButton::setChecked);
  retranslate();
}

void CurvesPanel::build() {
  axisLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  axisBox_ = new QComboBox;
  axisLabel_->setBuddy(axisBox_);
  logPlaces_ = new QPushButton;
  logValues_ = new QPushButton;
  logPlaces_->setCheckable(true);
  logValues_->setCheckable(true);
  smoothingLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  smoothing_ = new QSlider(Qt::Horizontal);
  smoothing_->setRange(0, largestSmoothing);
  smoothing_->setFixedWidth(sliderWidth);
  smoothingLabel_->setBuddy(smoothing_);
  note_ = theme::makeLabel({}, theme::TextRole::Caption);
  for (QWidget* part :
       std::initializer_list<QWidget*>{axisLabel_, axisBox_, logPlaces_, logValues_, smoothingLabel_, smoothing_, note_}) {
    controls().addWidget(part);
  }
  controls().addStretch(1);
}

std::vector<RowId> CurvesPanel::drawnRuns() const {
  return {runs().begin(), runs().begin() + static_cast<std::ptrdiff_t>(std::min(runs().size(), mostCurves))};
}

void CurvesPanel::read() {
  const auto work = [runs = drawnRuns(), metric = metric()](Database& database) {
    Reading reading;
    std::set<std::string> names;
    for (const RowId run : runs) {
      const auto found = metrics::names(database, run);
      names.insert(found.begin(), found.end());
      reading.series[run] = metrics::series(database, run, metric);
    }
    reading.names.assign(names.begin(), names.end());
    return reading;
  };
  ask(work, [this](Reading reading) { take(std::move(reading)); });
}

void CurvesPanel::take(Reading reading) {
  const std::pair wanted(runs(), metric());
  const bool same = std::exchange(drawn_, wanted) == wanted;
  series_ = std::move(reading.series);
  offer(std::move(reading.names));
  same ? updatePoints() : draw();
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
  const RunProgress* progress = context().watcher.snapshot().progressOf(run);
  const bool known = progress != nullptr && progress->epochs > 0 && progress->steps > 0;
  const double stepsPerEpoch = known ? static_cast<double>(progress->steps) / static_cast<double>(progress->epochs) : 1.0;
  return byStep ? step / stepsPerEpoch : step * stepsPerEpoch;
}

std::vector<QPointF> CurvesPanel::points(RowId run) const {
  std::vector<QPointF> result;
  const auto series = series_.find(run);
  if (series != series_.end()) {
    const bool byStep = metric().starts_with("step/");
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
  for (const RowId run : drawnRuns()) {
    if (context().watcher.snapshot().run(run) != nullptr) {
      curves_[run] = plot_->addCurve(nameOf(run), CurveRole::Further);
    }
  }
  updatePoints();
  plot_->setTitle(metricName(metric()));
  plot_->setPercent(isShare(metric()));
  plot_->setAxisLabels(axisBox_->currentText(), metricName(metric()));
  note_->setVisible(runs().size() > mostCurves);
  note_->setText(tr("The first %1 of %2 runs.").arg(mostCurves).arg(runs().size()));
}

void CurvesPanel::retranslate() {
  MetricPanel::retranslate();
  smoothingLabel_->setText(tr("Smoothing"));
  smoothing_->setAccessibleName(tr("Smoothing"));
  logPlaces_->setText(tr("log x"));
  logPlaces_->setToolTip(tr("Logarithmic horizontal axis"));
  logPlaces_->setAccessibleName(tr("Logarithmic horizontal axis"));
  logValues_->setText(tr("log y"));
  logValues_->setToolTip(tr("Logarithmic vertical axis"));
  logValues_->setAccessibleName(tr("Logarithmic vertical axis"));
  axisLabel_->setText(tr("By"));
  axisBox_->setAccessibleName(tr("Horizontal axis"));
  plot_->setEmptyText(tr("Select runs above to see their curves."));
  const QSignalBlocker blocker(axisBox_);
  const int axis = std::max(0, axisBox_->currentIndex());
  axisBox_->clear();
  axisBox_->addItems({tr("epoch"), tr("step"), tr("training time, s")});
  axisBox_->setCurrentIndex(axis);
  draw();
}

}  // namespace luthier
