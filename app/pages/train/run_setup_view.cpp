// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/run_setup_view.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "app/item_models/display_text.h"
#include "app/pages/runs/run_facts.h"
#include "app/pages/train/preflight.h"
#include "app/pages/train/rate_finder_panel.h"
#include "app/settings/error_text.h"
#include "core/config/method_rate.h"
#include "core/config/task_description.h"
#include "core/config/training_advice.h"
#include "core/store/examples_table.h"
#include "core/store/runs_table.h"
#include "widgets/forms/parameter_form.h"
#include "widgets/states/card.h"
#include "widgets/states/error_banner.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr std::int64_t smallImages = 64;  // median side up to which the small networks are the better start
constexpr int summaryWidth = 260;
constexpr auto rateParameter = "learning_rate";

QLabel* caption() { return theme::makeLabel({}, theme::TextRole::Caption); }

void fill(QComboBox& box, const auto& records) {
  const QSignalBlocker blocker(box);
  const auto chosen = box.currentData();
  box.clear();
  for (const auto& record : records) {
    box.addItem(QString::fromStdString(record.name), QVariant::fromValue<qlonglong>(record.id));
  }
  box.setCurrentIndex(chosen.isValid() ? box.findData(chosen) : -1);
}

void chooseId(QComboBox& box, RowId id) {
  if (const auto index = box.findData(QVariant::fromValue<qlonglong>(id)); index >= 0) {
    box.setCurrentIndex(index);
  }
}

/// The size of its images, and what a model learns where that is no class of an image.
QString whatItHolds(const DatasetRecord& dataset) {
  const auto* task = findTaskDescription(dataset.task);
  if (task != nullptr && task->examples == ExampleKind::Text) {
    return display::task(dataset.task);
  }
  const QString pixels = display::pixels(dataset.medianWidth, dataset.medianHeight);
  return task == nullptr || task->targets == TargetKind::Class
             ? pixels
             : display::task(dataset.task) + QStringLiteral(" · ") + pixels;
}
}  // namespace

RunSetupView::RunSetupView(const StudioContext& context, QWidget* parent)
    : QWidget(parent),
      context_(context),
      datasetLabel_(caption()),
      dataset_(new QComboBox),
      datasetHint_(caption()),
      modelLabel_(caption()),
      model_(new QComboBox),
      modelHint_(caption()),
      nameLabel_(caption()),
      name_(new QLineEdit),
      form_(new ParameterForm),
      rateFinder_(new RateFinderPanel(context)),
      summary_(new Card),
      summaryText_(theme::makeLabel({}, theme::TextRole::Body)),
      verdict_(theme::makeLabel({}, theme::TextRole::Strong)),
      problem_(new ErrorBanner) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(theme::spaceMedium);
  row->addWidget(buildChoices(), 1);
  row->addWidget(buildSummary(), 0, Qt::AlignTop);
  form_->setProblemText([](const Problem& problem) { return problemText(problem); });
  declareFor(taskDescriptions().front().id);
  connect(dataset_, &QComboBox::currentIndexChanged, this, &RunSetupView::datasetChosen);
  connect(model_, &QComboBox::activated, this, [this] { modelChosen_ = true; });
  connect(model_, &QComboBox::currentIndexChanged, this, &RunSetupView::summarise);
  connect(form_, &ParameterForm::configurationChanged, this, [this] {
    followChosenMethod();
    summarise();
  });
  connect(form_, &ParameterForm::actionRequested, this, &RunSetupView::findRate);
  connect(rateFinder_, &RateFinderPanel::rateChosen, this, [this](double rate) {
    form_->enter(rateParameter, rate);
    form_->focusParameter(rateParameter);
  });
  retranslate();
}

QWidget* RunSetupView::buildChoices() {
  auto* inner = new QWidget;
  inner->setProperty("page", true);
  auto* column = new QVBoxLayout(inner);
  column->setContentsMargins(0, 0, theme::spaceSmall, 0);
  column->setSpacing(theme::spaceMedium);
  problem_->hide();
  column->addWidget(problem_);
  auto* card = new Card;
  auto* pickers = new QHBoxLayout;
  pickers->setSpacing(theme::spaceLarge);
  const auto addPicker = [pickers](QLabel* label, QWidget* field, QLabel* hint) {
    auto* cell = new QVBoxLayout;
    cell->setSpacing(theme::spaceTiny);
    label->setBuddy(field);
    cell->addWidget(label);
    cell->addWidget(field);
    cell->addWidget(hint);
    cell->addStretch(1);
    pickers->addLayout(cell, 1);
  };
  addPicker(datasetLabel_, dataset_, datasetHint_);
  addPicker(modelLabel_, model_, modelHint_);
  addPicker(nameLabel_, name_, caption());
  card->body().addLayout(pickers);
  column->addWidget(card);
  auto* settings = new Card;
  settings->body().addWidget(form_);
  column->addWidget(settings);
  column->addWidget(rateFinder_);
  column->addStretch(1);
  auto* scroll = new QScrollArea;
  connect(
      rateFinder_, &RateFinderPanel::grown, scroll,
      [this, scroll] {
        scroll->widget()->layout()->activate();
        scroll->ensureWidgetVisible(rateFinder_, 0, theme::spaceSmall);
      },
      Qt::QueuedConnection);  // once it is laid out
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setWidget(inner);
  return scroll;
}

QWidget* RunSetupView::buildSummary() {
  summaryText_->setWordWrap(true);
  verdict_->setWordWrap(true);
  summary_->body().addWidget(summaryText_);
  summary_->body().addSpacing(theme::spaceSmall);
  summary_->body().addWidget(verdict_);
  summary_->setFixedWidth(summaryWidth);
  return summary_;
}

const DatasetRecord* RunSetupView::dataset() const {
  return context_.watcher.snapshot().dataset(dataset_->currentData().toLongLong());
}

const ModelRecord* RunSetupView::model() const {
  return context_.watcher.snapshot().model(model_->currentData().toLongLong());
}

void RunSetupView::refresh() {
  const auto& snapshot = context_.watcher.snapshot();
  fill(*dataset_, snapshot.datasets);
  fillModels();
  if (dataset_->currentIndex() < 0 && dataset_->count() > 0) {
    dataset_->setCurrentIndex(dataset_->count() - 1);  // the newest
  } else {
    summarise();
  }
  if (model_->currentIndex() < 0) {
    preselectModel();
  }
}

void RunSetupView::choose(RowId dataset, RowId model) {
  chooseId(*dataset_, dataset);
  if (model != 0) {
    chooseId(*model_, model);
    modelChosen_ = true;
  }
}

void RunSetupView::copyFrom(const RunRecord& run) {
  choose(run.dataset, run.model);
  task_ = run.task;
  const auto configuration = run_facts::configuration(run);
  method_ = configuration.text("method");
  form_->setConfiguration(configuration);
  name_->clear();
  summarise();
}

void RunSetupView::declareFor(const std::string& task) {
  if (task == task_) {
    return;
  }
  task_ = task;
  Configuration configuration(trainingParameters(task));
  if (configuration.find("cache_megabytes") != nullptr) {
    configuration.set("cache_megabytes", std::int64_t{context_.preferences.cacheMegabytes()});
  }
  method_ = configuration.text("method");
  form_->setConfiguration(configuration);
}

void RunSetupView::followChosenMethod() {
  auto configuration = form_->configuration();
  const auto method = configuration.text("method");
  if (method != method_) {
    followMethod(configuration, method_);
    method_ = method;
    form_->setConfiguration(configuration);
  }
}

void RunSetupView::fillModels() {
  const auto* chosen = dataset();
  const auto* task = chosen == nullptr ? nullptr : findTaskDescription(chosen->task);
  std::vector<ModelRecord> fitting;
  for (const auto& model : context_.watcher.snapshot().models) {
    if (task == nullptr || (model.kind == "text") == (task->examples == ExampleKind::Text)) {
      fitting.push_back(model);
    }
  }
  fill(*model_, fitting);
}

void RunSetupView::datasetChosen() {
  rateFinder_->dismiss();
  trainExamples_ = otherExamples_ = 0;
  const auto* chosen = dataset();
  if (chosen != nullptr) {
    declareFor(chosen->task);
    fillModels();
    modelChosen_ = modelChosen_ && model() != nullptr;
    context_.store.query(
        this, [id = chosen->id](Database& database) { return examples::counts(database, id); },
        [this, id = chosen->id](const std::vector<SplitCount>& counts) {
          if (dataset() == nullptr || dataset()->id != id) {
            return;
          }
          trainExamples_ = otherExamples_ = 0;
          for (const auto& count : counts) {
            (count.split == Split::Train ? trainExamples_ : otherExamples_) += count.count;
          }
          summarise();
        });
  }
  if (!modelChosen_) {
    preselectModel();
  }
  summarise();
}

void RunSetupView::preselectModel() {
  const auto* source = dataset();
  const auto small = source != nullptr && std::max(source->medianWidth, source->medianHeight) <= smallImages;
  const ModelRecord* best = nullptr;
  for (const auto& candidate : context_.watcher.snapshot().models) {
    if (model_->findData(QVariant::fromValue<qlonglong>(candidate.id)) < 0) {
      continue;  // for another kind of examples
    }
    const auto fits = (candidate.inputSize <= smallImages) == small;
    if (best == nullptr || (fits && (best->inputSize <= smallImages) != small)) {
      best = &candidate;
    }
  }
  if (best != nullptr) {
    chooseId(*model_, best->id);
  }
}

void RunSetupView::findRate() {
  if (dataset() != nullptr && model() != nullptr) {
    rateFinder_->start(dataset()->id, model()->id, task_, form_->configuration());
  }
}

void RunSetupView::summarise() {
  const auto* source = dataset();
  const auto* weights = model();
  emit readyChanged(source != nullptr && weights != nullptr);
  QStringList hint;
  if (source != nullptr && !source->classes.empty()) {
    hint << tr("%n class(es)", nullptr, static_cast<int>(source->classes.size()));
  }
  if (source != nullptr) {
    hint << whatItHolds(*source);
  }
  datasetHint_->setText(hint.join(QStringLiteral(" · ")));
  modelHint_->setText(weights == nullptr ? QString() : tr("%1 parameters").arg(display::parameters(weights->parameters)));
  if (source == nullptr || weights == nullptr) {
    summaryText_->setText(tr("Choose data and a model."));
    verdict_->clear();
    return;
  }
  const auto& configuration = form_->configuration();
  const auto batch = std::max<std::int64_t>(1, configuration.integer("batch_size"));
  const auto steps = (trainExamples_ + batch - 1) / batch * configuration.integer("epochs");
  const auto needs = estimateNeeds(configuration, *source, examples(), *weights);
  summaryText_->setText(
      tr("%1 examples to learn from, %2 to judge by.").arg(display::count(trainExamples_), display::count(otherExamples_)) +
      QStringLiteral("\n") + tr("%1 steps in all.").arg(display::count(steps)) + QStringLiteral("\n") +
      tr("At least %1 of memory and %2 on the disk.").arg(display::bytes(needs.memory), display::bytes(needs.disk)));
  const auto problems =
      preflight(configuration, needs, measureMachine(context_.workspace.folder()), context_.workspace.folder());
  verdict_->setText(problems.empty()
                        ? tr("Ready to start.")
                        : tr("%n thing(s) to mend before it can start.", nullptr, static_cast<int>(problems.size())));
  theme::setTone(*verdict_, problems.empty() ? theme::Tone::Good : theme::Tone::Bad);
  form_->setProblems(problems);
  form_->setAdvice(adviseOnTraining(configuration, thisMachine()));
}

bool RunSetupView::check() {
  const auto* source = dataset();
  const auto* weights = model();
  if (source == nullptr || weights == nullptr) {
    return false;
  }
  const auto needs = estimateNeeds(form_->configuration(), *source, examples(), *weights);
  const auto problems =
      preflight(form_->configuration(), needs, measureMachine(context_.workspace.folder()), context_.workspace.folder());
  problem_->hide();
  form_->setProblems(problems);
  for (const auto& problem : problems) {
    if (problem.parameter.empty()) {
      problem_->showProblem(ErrorBanner::Severity::Error, causeText(problem.problem), cureText(problem.problem));
    }
  }
  if (!problems.empty() && !problems.front().parameter.empty()) {
    form_->focusParameter(problems.front().parameter);
  }
  return problems.empty();
}

void RunSetupView::start() {
  RunRecord run;
  run.name = name_->text().trimmed().toStdString();
  run.task = dataset()->task;
  run.dataset = dataset()->id;
  run.model = model()->id;
  run.configuration = form_->configuration().toJson();
  context_.store.query(
      this, [run](Database& database) { return runs::insert(database, run); },
      [this](RowId id) {
        name_->clear();
        emit queued(id);
      });
}

void RunSetupView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void RunSetupView::retranslate() {
  datasetLabel_->setText(tr("Data"));
  dataset_->setAccessibleName(tr("Data"));
  modelLabel_->setText(tr("Model to start from"));
  model_->setAccessibleName(tr("Model to start from"));
  form_->setAction(rateParameter, tr("Find…"));
  nameLabel_->setText(tr("Name of the run"));
  name_->setAccessibleName(tr("Name of the run"));
  name_->setPlaceholderText(tr("made from the data's name"));
  summary_->setTitle(tr("Before it starts"));
  summarise();
}

}  // namespace luthier
