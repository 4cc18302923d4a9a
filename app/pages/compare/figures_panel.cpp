// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/figures_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <algorithm>
#include <cmath>
#include <set>

#include "app/item_models/metric_name.h"
#include "core/metrics/spread.h"
#include "core/store/final_answers.h"
#include "core/store/metrics_table.h"
#include "core/store/run_columns_table.h"
#include "widgets/plots/bar_plot.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

std::optional<Interval> intervalOf(Database& database, RowId run, const std::string& metric) {
  const auto slash = metric.find('/');
  const auto split = slash == std::string::npos ? std::nullopt : splitFromName(metric.substr(0, slash));
  return split ? finalAnswers(database, run, *split).interval(metric.substr(slash + 1)) : std::nullopt;
}

}  // namespace

FiguresPanel::FiguresPanel(const StudioContext& context, QWidget* parent) : FiguresPanel(context, *new BarPlot, parent) {}

FiguresPanel::FiguresPanel(const StudioContext& context, BarPlot& bars, QWidget* parent)
    : MetricPanel(context, bars, parent),
      fold_(new QPushButton),
      note_(theme::makeLabel({}, theme::TextRole::Caption)),
      plot_(&bars) {
  fold_->setCheckable(true);
  note_->setWordWrap(true);
  controls().addWidget(fold_);
  controls().addWidget(note_, 1);
  connect(fold_, &QPushButton::toggled, this, &FiguresPanel::refresh);
  connect(plot_, &BarPlot::categoryActivated, this, [this](int index) {
    if (index >= 0 && index < static_cast<int>(bars_.size())) {
      this->context().navigator.showRun(bars_[static_cast<std::size_t>(index)].run);
    }
  });
  retranslate();
}

std::vector<FiguresPanel::Bar> FiguresPanel::folded(const std::vector<Bar>& bars,
                                                    const std::map<RowId, std::string>& settings) {
  std::vector<Bar> groups;
  std::vector<std::vector<double>> values;
  std::map<std::string, std::size_t> places;
  for (const Bar& bar : bars) {
    const auto found = settings.find(bar.run);
    const std::string key = found == settings.end() ? std::to_string(bar.run) : found->second;
    const auto [place, fresh] = places.emplace(key, groups.size());
    if (fresh) {
      groups.push_back(bar);
      values.emplace_back();
    }
    values[place->second].push_back(bar.value);
  }
  for (std::size_t group = 0; group < groups.size(); ++group) {
    if (const Spread spread = spreadOf(values[group]); spread.count > 1) {
      groups[group].runs = spread.count;
      groups[group].value = spread.mean;
      groups[group].interval = Interval{spread.mean - spread.deviation, spread.mean + spread.deviation};
    }
  }
  return groups;
}

void FiguresPanel::read() {
  const bool fold = fold_->isChecked();
  const auto work = [runs = runs(), metric = metric(), fold](Database& database) {
    return readStore(database, runs, metric, fold);
  };
  ask(work, [this, fold](Reading reading) {
    if (fold == fold_->isChecked()) {
      bars_ = std::move(reading.bars);
      folded_ = fold;
      offer(std::move(reading.names));
      draw();
    }
  });
}

FiguresPanel::Reading FiguresPanel::readStore(Database& database, const std::vector<RowId>& runs, const std::string& metric,
                                              bool fold) {
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
  const auto values = run_columns::lastValues(database, metric, runs);
  for (const RowId run : runs) {
    const auto value = values.find(run);
    const bool known = value != values.end();
    reading.bars.push_back(
        {run, 1, known ? value->second : std::nan(""), known ? intervalOf(database, run, metric) : std::nullopt});
  }
  if (fold) {
    reading.bars = folded(reading.bars, run_columns::settingsButSeed(database));
  }
  return reading;
}

void FiguresPanel::draw() {
  QStringList names;
  BarSeries series{metricName(metric()), {}};
  bool anyInterval = false;
  for (const Bar& bar : bars_) {
    names << (bar.runs > 1 ? tr("%1 and %n more", nullptr, static_cast<int>(bar.runs) - 1).arg(nameOf(bar.run))
                           : nameOf(bar.run));
    series.values.push_back(bar.value);
    series.intervals.push_back(bar.interval);
    anyInterval = anyInterval || bar.interval.has_value();
  }
  if (!anyInterval) {
    series.intervals.clear();
  }
  const bool share = isShare(metric());
  plot_->setFormat(share ? BarFormat::Percent : BarFormat::Score);
  plot_->setMaximum(share ? 1.0 : 0.0);
  plot_->setTitle(metricName(metric()));
  plot_->setData(names, {std::move(series)});
  note_->setText(note());
}

QString FiguresPanel::note() const {
  const bool averaged = std::any_of(bars_.begin(), bars_.end(), [](const Bar& bar) { return bar.runs > 1; });
  const bool single = std::any_of(bars_.begin(), bars_.end(), [](const Bar& bar) { return bar.runs == 1 && bar.interval; });
  QString text = folded_ && !averaged ? tr("After the last epoch. No two of these runs differ in the seed only.")
                                      : tr("After the last epoch.");
  if (averaged) {
    text += QLatin1Char(' ') + tr("Lines of several runs: a standard deviation to either side of their mean.");
  }
  if (single) {
    text += QLatin1Char(' ') + (metric().ends_with("/accuracy")
                                    ? tr("Lines of one run: Wilson's 95 % interval from the stored answers.")
                                    : tr("Lines of one run: 95 % interval, bootstrap over the stored answers."));
  }
  return text;
}

void FiguresPanel::retranslate() {
  MetricPanel::retranslate();
  fold_->setText(tr("Average seeds"));
  fold_->setToolTip(tr("One bar for runs that differ in nothing but the seed: their mean and its spread."));
  plot_->setCategoryLabel(tr("Run"));
  plot_->setEmptyText(tr("Select runs above to see their figures."));
  draw();
}

}  // namespace luthier
