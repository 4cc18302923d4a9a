// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/curves_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/item_models/metric_name.h"
#include "widgets/states/segmented_tabs.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr int sliderWidth = 90;
constexpr int standardSmoothing = 60;
constexpr int largestSmoothing = 99;
enum Tab : std::size_t { Loss, FirstScore, SecondScore, LearningRate };
}  // namespace

CurvesCard::CurvesCard(QWidget* parent)
    : Card(parent),
      tabs_(new SegmentedTabs),
      stack_(new QStackedWidget),
      smoothingLabel_(theme::makeLabel({}, theme::TextRole::Caption)),
      smoothing_(new QSlider(Qt::Horizontal)),
      log_(new QPushButton),
      curves_{
          {"step/loss", Loss, CurveRole::Train, false},   {"validation/loss", Loss, CurveRole::Validation, true},
          {"", FirstScore, CurveRole::Train, true},  // setScores() says of what
          {"", FirstScore, CurveRole::Validation, true},  {"", SecondScore, CurveRole::Train, true},
          {"", SecondScore, CurveRole::Validation, true}, {"step/learning_rate", LearningRate, CurveRole::Train, false}} {
  for (auto& plot : plots_) {
    plot = new CurvePlot;
    stack_->addWidget(plot);
    tabs_->addTab({});
    connect(plot, &Figure::notice, this, &CurvesCard::notice);
  }
  for (auto& curve : curves_) {
    curve.id = plots_[curve.tab]->addCurve({}, curve.role);
  }
  buildControls();
  body().addWidget(stack_, 1);
  retranslate();
}

void CurvesCard::buildControls() {
  smoothing_->setRange(0, largestSmoothing);
  smoothing_->setFixedWidth(sliderWidth);
  smoothingLabel_->setBuddy(smoothing_);
  log_->setCheckable(true);
  auto* row = new QHBoxLayout;
  row->setSpacing(theme::spaceSmall);
  row->addWidget(tabs_);
  row->addStretch(1);
  row->addWidget(smoothingLabel_);
  row->addWidget(smoothing_);
  row->addWidget(log_);
  body().addLayout(row);
  connect(tabs_, &QTabBar::currentChanged, stack_, &QStackedWidget::setCurrentIndex);
  // Only the loss of single steps is noisy; the rest has a value an epoch.
  connect(smoothing_, &QSlider::valueChanged, this, [this](int value) { plots_[Loss]->setSmoothing(value / 100.0); });
  connect(log_, &QPushButton::toggled, this, [this](bool on) {
    for (auto* plot : plots_) {
      plot->setLogScale(on);
    }
  });
  for (auto* plot : plots_) {
    plot->setSmoothing(0.0);
  }
  smoothing_->setValue(standardSmoothing);
}

void CurvesCard::setSmoothing(int percent) { smoothing_->setValue(percent); }

int CurvesCard::smoothing() const { return smoothing_->value(); }

void CurvesCard::clear() {
  for (auto& curve : curves_) {
    curve.points.clear();
    plots_[curve.tab]->setPoints(curve.id, {});
  }
  stepsPerEpoch_ = 0.0;
  steps_ = 0;
}

QPointF CurvesCard::place(const Curve& curve, const MetricPoint& point) const {
  const auto step = static_cast<double>(point.step);
  return {curve.perEpoch ? step * stepsPerEpoch_ : step, point.value};
}

void CurvesCard::setScores(const std::vector<TaskScore>& scores) {
  if (scores == scores_) {
    return;
  }
  scores_ = scores;
  for (auto& curve : curves_) {
    if (curve.tab != FirstScore && curve.tab != SecondScore) {
      continue;
    }
    const std::size_t place = curve.tab - FirstScore;
    const bool shown = place < scores_.size();
    const std::string split = curve.role == CurveRole::Train ? "train/" : "validation/";
    curve.metric = shown ? split + scores_[place].metric : std::string();
    curve.points.clear();
    plots_[curve.tab]->setPoints(curve.id, {});
    plots_[curve.tab]->setPercent(shown && isShare(curve.metric));
    tabs_->setTabVisible(static_cast<int>(curve.tab), shown);
  }
  retranslate();
}

void CurvesCard::append(const QString& name, const std::vector<MetricPoint>& points) {
  for (auto& curve : curves_) {
    if (curve.metric.empty() || name != QString::fromStdString(curve.metric)) {
      continue;
    }
    curve.points.insert(curve.points.end(), points.begin(), points.end());
    if (curve.perEpoch && stepsPerEpoch_ <= 0.0) {
      return;  // placed by setSteps()
    }
    std::vector<QPointF> places;
    places.reserve(points.size());
    for (const auto& point : points) {
      places.push_back(place(curve, point));
    }
    plots_[curve.tab]->appendPoints(curve.id, places);
    return;
  }
}

void CurvesCard::redraw(Curve& curve) {
  std::vector<QPointF> places;
  places.reserve(curve.points.size());
  for (const auto& point : curve.points) {
    places.push_back(place(curve, point));
  }
  plots_[curve.tab]->setPoints(curve.id, std::move(places));
}

void CurvesCard::setSteps(std::int64_t steps, std::int64_t epochs) {
  if (steps <= 0 || epochs <= 0) {
    return;
  }
  const auto perEpoch = static_cast<double>(steps) / static_cast<double>(epochs);
  if (perEpoch != stepsPerEpoch_) {
    stepsPerEpoch_ = perEpoch;
    for (auto& curve : curves_) {
      if (curve.perEpoch) {
        redraw(curve);
      }
    }
  }
  if (steps != steps_) {
    steps_ = steps;
    for (auto* plot : plots_) {
      plot->setExpectedRange(0.0, static_cast<double>(steps));
    }
  }
}

void CurvesCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  Card::changeEvent(event);
}

QString CurvesCard::scoreTitle(std::size_t place) const {
  return place < scores_.size() ? measureTitle(scores_[place].metric) : QString();
}

void CurvesCard::retranslate() {
  const std::array<QString, tabCount> titles{tr("Loss"), scoreTitle(0), scoreTitle(1), tr("Learning rate")};
  for (std::size_t i = 0; i < tabCount; ++i) {
    tabs_->setTabText(static_cast<int>(i), titles[i]);
    plots_[i]->setTitle(titles[i]);
    plots_[i]->setAxisLabels(tr("step"), {});
    plots_[i]->setEmptyText(i == FirstScore || i == SecondScore
                                ? tr("The first values come with the end of the first epoch.")
                                : tr("The first values come with the first steps."));
  }
  for (const auto& curve : curves_) {
    const auto name = curve.tab == LearningRate        ? tr("learning rate")
                      : curve.role == CurveRole::Train ? tr("train")
                                                       : tr("validation");
    plots_[curve.tab]->setCurveName(curve.id, name);
  }
  tabs_->setAccessibleName(tr("Curves"));
  smoothingLabel_->setText(tr("Smoothing"));
  smoothing_->setAccessibleName(tr("Smoothing"));
  smoothing_->setToolTip(tr("How much of the past each point of the loss remembers"));
  log_->setText(tr("log"));
  log_->setAccessibleName(tr("Logarithmic axis"));
}

}  // namespace luthier
