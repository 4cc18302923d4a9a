// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/rate_finder_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>
#include <utility>

#include "app/engine/engine_process.h"
#include "app/settings/error_text.h"
#include "core/config/configuration.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/states/error_banner.h"
#include "widgets/states/progress_strip.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int plotHeight = 260;
constexpr int shownDigits = 2;

QStringList argumentsFor(RowId dataset, RowId model, const std::string& task, const Configuration& configuration) {
  QStringList arguments{QStringLiteral("find-rate"), QStringLiteral("--dataset"), QString::number(dataset),
                        QStringLiteral("--model"),   QString::number(model),      QStringLiteral("--task"),
                        QString::fromStdString(task)};
  for (const auto& parameter : configuration.declarations()) {
    if (configuration.changed(parameter.id)) {
      arguments << QStringLiteral("--set")
                << QString::fromStdString(parameter.id + "=" + toText(configuration.value(parameter.id)));
    }
  }
  return arguments;
}

/// The number that is shown and used: two digits say all that a sweep can tell.
double rounded(double rate) {
  const double unit = std::pow(10.0, std::floor(std::log10(rate)) - (shownDigits - 1));
  return std::round(rate / unit) * unit;
}

}  // namespace

RateFinderPanel::RateFinderPanel(const StudioContext& context, QWidget* parent)
    : Card(parent),
      context_(context),
      explanation_(theme::makeLabel({}, theme::TextRole::Caption)),
      strip_(new ProgressStrip),
      problem_(new ErrorBanner),
      plot_(new CurvePlot),
      suggestionText_(theme::makeLabel({}, theme::TextRole::Body)),
      use_(new QPushButton),
      close_(new QPushButton) {
  explanation_->setWordWrap(true);
  suggestionText_->setWordWrap(true);
  strip_->setCancellable(true);
  plot_->setMinimumHeight(plotHeight);
  plot_->setSmoothing(0.0);
  plot_->setLogPlaces(true);
  problem_->setClosable(false);
  use_->setObjectName(QStringLiteral("useRate"));
  auto* answer = new QHBoxLayout;
  answer->addWidget(suggestionText_, 1);
  answer->addWidget(use_);
  answer->addWidget(close_);
  body().addWidget(explanation_);
  body().addWidget(strip_);
  body().addWidget(problem_);
  body().addWidget(plot_);
  body().addLayout(answer);
  connect(strip_, &ProgressStrip::cancelled, this, [this] {
    if (job_ != nullptr) {
      job_->cancel();
    }
  });
  connect(use_, &QPushButton::clicked, this, [this] { emit rateChosen(rounded(*suggestion_)); });
  connect(close_, &QPushButton::clicked, this, &RateFinderPanel::dismiss);
  retranslate();
  hide();
}

void RateFinderPanel::start(RowId dataset, RowId model, const std::string& task, const Configuration& configuration) {
  dismiss();
  problem_->hide();
  plot_->hide();
  strip_->setStatus(tr("Trying learning rates"));
  strip_->setProgress(-1.0);
  strip_->setDetail({});
  strip_->show();
  close_->hide();  // Cancel is there
  QWidget::show();
  emit grown();
  job_ = new EngineProcess(context_.workspace, this);
  connect(job_, &EngineProcess::progressed, this, [this](const Progress& progress) {
    if (progress.total > 0) {
      strip_->setProgress(static_cast<double>(progress.done) / static_cast<double>(progress.total));
      strip_->setDetail(tr("step %1 of %2").arg(progress.done).arg(progress.total));
    }
  });
  connect(job_, &EngineProcess::done, this, [this](const auto& result) {
    show(result);
    end(true);
  });
  connect(job_, &EngineProcess::failed, this, [this](const Problem& problem) {
    problem_->showProblem(ErrorBanner::Severity::Error, causeText(problem), cureText(problem));
    end(false);
  });
  connect(job_, &EngineProcess::cancelled, this, &RateFinderPanel::dismiss);
  job_->start(argumentsFor(dataset, model, task, configuration));
}

void RateFinderPanel::end(bool found) {
  found_ = found;
  strip_->hide();
  plot_->setVisible(found);
  job_->deleteLater();
  job_ = nullptr;
  close_->show();
  showSuggestion();
  emit grown();
}

void RateFinderPanel::dismiss() {
  if (auto* job = std::exchange(job_, nullptr); job != nullptr) {
    job->disconnect(this);
    // It ends by itself: waiting for it here would hold up the window.
    connect(job, &EngineProcess::cancelled, job, &QObject::deleteLater);
    connect(job, &EngineProcess::done, job, &QObject::deleteLater);
    connect(job, &EngineProcess::failed, job, &QObject::deleteLater);
    job->running() ? job->cancel() : job->deleteLater();
  }
  suggestion_.reset();
  found_ = false;
  plot_->clear();
  showSuggestion();
  hide();
}

void RateFinderPanel::show(const nlohmann::ordered_json& result) {
  std::vector<QPointF> losses, smoothed;
  for (const auto& point : result.value("points", nlohmann::ordered_json::array())) {
    const auto number = [&point](const char* key) {
      return point.contains(key) && point[key].is_number() ? point[key].get<double>() : std::nan("");
    };
    const double rate = number("rate");
    if (rate > 0.0) {
      losses.emplace_back(rate, number("loss"));
      smoothed.emplace_back(rate, number("smoothed"));
    }
  }
  plot_->setPoints(plot_->addCurve(tr("Loss"), CurveRole::Further), std::move(losses));
  plot_->setPoints(plot_->addCurve(tr("Smoothed loss"), CurveRole::Train), std::move(smoothed));
  const auto& suggestion = result.value("suggestion", nlohmann::ordered_json());
  if (suggestion.is_number() && suggestion.get<double>() > 0.0) {
    suggestion_ = suggestion.get<double>();
  }
}

void RateFinderPanel::showSuggestion() {
  use_->setVisible(suggestion_.has_value());
  if (suggestion_) {
    const auto text = QLocale().toString(rounded(*suggestion_), 'g', shownDigits);
    suggestionText_->setText(tr("The loss falls most steeply at a learning rate of %1.").arg(text));
    use_->setText(tr("Use %1").arg(text));
  } else {
    suggestionText_->setText(found_ ? tr("The loss never fell: there is nothing to suggest.") : QString());
  }
}

void RateFinderPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  Card::changeEvent(event);
}

void RateFinderPanel::retranslate() {
  setTitle(tr("Learning rate finder"));
  explanation_->setText(
      tr("Trains a few steps with rising learning rates and forgets them again. A good rate is where the loss falls "
         "steeply, well before it rises."));
  plot_->setAxisLabels(tr("Learning rate"), tr("Loss"));
  close_->setText(tr("Close"));
  showSuggestion();
}

}  // namespace luthier
