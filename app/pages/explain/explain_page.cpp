// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explain/explain_page.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QThreadPool>
#include <QVBoxLayout>
#include <cmath>

#include "app/pages/examples/example_cell.h"
#include "app/pages/explain/attention_file.h"
#include "app/pages/explain/explain_controls.h"
#include "app/pages/text/second_text.h"
#include "app/pages/text/text_fields.h"
#include "app/settings/error_text.h"
#include "widgets/image/prediction_bars.h"
#include "widgets/states/card.h"
#include "widgets/states/empty_state.h"
#include "widgets/states/error_banner.h"
#include "widgets/text/head_grid.h"
#include "widgets/text/token_heat_map.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

const QString runKey = QStringLiteral("explain/run");
constexpr int inputWidth = 320;

bool explainable(const RunRecord& run) {
  const TaskDescription* task = findTaskDescription(run.task);
  return task != nullptr && task->shows("explanation") && run.status != RunStatus::Queued;
}

}  // namespace

ExplainPage::ExplainPage(const StudioContext& context) : Page(context) {
  build();
  connectParts();
  retranslate();
  fillRuns();
}

void ExplainPage::build() {
  banner_ = new ErrorBanner;
  banner_->hide();
  empty_ = new EmptyState;
  empty_->setIllustration(theme::Icon::Explain);
  controls_ = new ExplainControls;
  map_ = new TokenHeatMap;
  note_ = theme::makeLabel({}, theme::TextRole::Caption);
  note_->setWordWrap(true);
  mapCard_ = new Card(QStringLiteral(" "));
  mapCard_->body().addWidget(controls_);
  mapCard_->body().addWidget(map_, 1);
  mapCard_->body().addWidget(note_);
  heads_ = new HeadGrid;
  headsCard_ = new Card(QStringLiteral(" "));
  headsCard_->body().addWidget(heads_, 1);

  auto* right = new QVBoxLayout;
  right->setSpacing(theme::spaceMedium);
  right->addWidget(mapCard_, 3);
  right->addWidget(headsCard_, 2);
  auto* shown = new QWidget;
  auto* row = new QHBoxLayout(shown);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(theme::spaceMedium);
  row->addWidget(buildInput());
  row->addLayout(right, 1);
  stack_ = new QStackedWidget;
  stack_->addWidget(empty_);
  stack_->addWidget(shown);
  content()->addWidget(banner_);
  content()->addWidget(stack_, 1);
}

QWidget* ExplainPage::buildInput() {
  runLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  runBox_ = new QComboBox;
  runLabel_->setBuddy(runBox_);
  fields_ = new TextFields;
  auto* inputCard = new Card;
  inputCard->body().addWidget(runLabel_);
  inputCard->body().addWidget(runBox_);
  inputCard->body().addSpacing(theme::spaceSmall);
  inputCard->body().addWidget(fields_, 1);
  bars_ = new PredictionBars;
  answerCard_ = new Card(QStringLiteral(" "));
  answerCard_->body().addWidget(bars_);
  answerCard_->hide();
  auto* side = new QWidget;
  side->setFixedWidth(inputWidth);
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceMedium);
  column->addWidget(inputCard);
  column->addWidget(answerCard_);
  column->addStretch(1);
  return side;
}

void ExplainPage::connectParts() {
  connect(empty_, &EmptyState::buttonClicked, this, [this] { context().navigator.open(PageId::Home); });
  connect(&context().watcher, &RunWatcher::runsChanged, this, &ExplainPage::fillRuns);
  connect(runBox_, &QComboBox::currentIndexChanged, this, [this] { chooseRun(runBox_->currentData().toLongLong()); });
  connect(fields_, &TextFields::inputChanged, this, &ExplainPage::ask);
  connect(controls_, &ExplainControls::methodChanged, this, &ExplainPage::ask);
  connect(controls_, &ExplainControls::viewChanged, this, &ExplainPage::showView);
  connect(heads_, &HeadGrid::headChosen, this, [this](int layer, int head) {
    controls_->setLayerAndHead(layer, head);
    showView();
  });
  connect(map_, &TokenHeatMap::tokenActivated, this, [this](int token) {
    token_ = token;
    showView();
  });
  for (Figure* figure : {static_cast<Figure*>(map_), static_cast<Figure*>(heads_)}) {
    connect(figure, &Figure::notice, &context().navigator, &Navigator::toast);
  }
}

void ExplainPage::activate() { fillRuns(); }

void ExplainPage::open(const Destination& destination) {
  if (destination.run == 0 && destination.text.isEmpty()) {
    return;
  }
  const int index =
      destination.run == 0 ? runBox_->currentIndex() : runBox_->findData(QVariant::fromValue<qlonglong>(destination.run));
  if (index < 0) {
    pending_ = destination;  // fillRuns() comes back to it when the run has been read
    return;
  }
  pending_.reset();
  runBox_->setCurrentIndex(index);
  if (!destination.text.isEmpty()) {
    fields_->setInput({destination.text.toStdString(), destination.second.toStdString()});
  }
}

void ExplainPage::fillRuns() {
  const auto& runs = context().watcher.snapshot().runs;
  const RowId wanted = run_ != 0 ? run_ : context().preferences.viewState(runKey).toLongLong();
  {
    const QSignalBlocker blocker(runBox_);
    runBox_->clear();
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
      if (explainable(*run)) {
        runBox_->addItem(QString::fromStdString(run->name), QVariant::fromValue<qlonglong>(run->id));
      }
    }
    runBox_->setCurrentIndex(std::max(0, runBox_->findData(QVariant::fromValue<qlonglong>(wanted))));
  }
  stack_->setCurrentIndex(runBox_->count() == 0 ? 0 : 1);
  chooseRun(runBox_->currentData().toLongLong());
  if (pending_) {
    open(Destination(*pending_));
  }
}

void ExplainPage::chooseRun(RowId run) {
  if (run == run_) {
    return;
  }
  run_ = run;
  const WorkspaceSnapshot& snapshot = context().watcher.snapshot();
  const RunRecord* record = snapshot.run(run);
  const DatasetRecord* dataset = record == nullptr ? nullptr : snapshot.dataset(record->dataset);
  fields_->setSecond(SecondText::None);
  findSecondText(context(), this, run, [this, run](SecondText second) {
    if (run == run_) {
      fields_->setSecond(second);
      ask();
    }
  });
  controls_->setClasses(dataset == nullptr ? QStringList() : classNames(*dataset));
  context().preferences.setViewState(runKey, QVariant::fromValue<qlonglong>(run));
  ask();
}

void ExplainPage::ask() {
  if (run_ == 0 || !fields_->complete()) {
    clear();
    return;
  }
  const protocol::TextInput input = fields_->input();
  protocol::ExplainTextRequest request;
  request.run = run_;
  request.text = input;
  controls_->fill(request);
  const int question = ++asked_;
  context().session.ask<protocol::ExplainTextReply>(
      this, request, protocol::Lane::Latest,
      [this, input, question, method = request.method](const protocol::ExplainTextReply& reply) {
        if (question == asked_) {
          shownMethod_ = method;
          take(input, reply);
        }
      },
      [this](const Problem& problem) { showProblem(problem); });
}

void ExplainPage::take(const protocol::TextInput& input, const protocol::ExplainTextReply& reply) {
  banner_->hide();
  input_ = input;
  reply_ = reply;
  token_ = 0;
  attention_.reset();
  std::vector<PredictedClass> top;
  for (const protocol::ClassProbability& answer : reply.top) {
    top.push_back({QString::fromStdString(answer.name), answer.probability, false});
  }
  answerCard_->setVisible(!top.empty());
  bars_->setPredictions(std::move(top));
  if (reply.attentions.empty()) {
    headsCard_->setVisible(false);
    showView();
  } else {
    readAttention(reply);
  }
}

void ExplainPage::readAttention(const protocol::ExplainTextReply& reply) {
  QPointer<ExplainPage> self(this);
  QThreadPool::globalInstance()->start([self, reply, question = asked_] {
    std::shared_ptr<const AttentionStack> stack;
    std::optional<Problem> problem;
    try {
      stack = std::make_shared<AttentionStack>(readAttentions(reply.attentions, reply));
    } catch (...) {
      problem = currentProblem();
    }
    // Posted to the application: the page may be gone by then, and only its own thread can tell.
    QMetaObject::invokeMethod(qApp, [self, question, stack, problem] {
      if (self != nullptr && question == self->asked_) {
        problem ? self->showProblem(*problem) : self->takeAttention(stack);
      }
    });
  });
}

void ExplainPage::takeAttention(std::shared_ptr<const AttentionStack> attention) {
  attention_ = std::move(attention);
  controls_->setShape(attention_->layers, attention_->heads);
  headsCard_->setVisible(true);
  heads_->setAttention(attention_);
  showView();
}

void ExplainPage::showView() {
  if (reply_.tokens.empty()) {
    return;
  }
  std::vector<TextToken> tokens = toTextTokens(reply_.tokens, input_);
  note_->setVisible(!std::isnan(reply_.completeness));
  note_->setText(tr("The scores add up to the change of the class's score, up to %1.")
                     .arg(QLocale().toString(reply_.completeness, 'g', 2)));
  map_->setTitle(controls_->methodName());
  if (!attention_) {
    map_->setTokens(std::move(tokens), reply_.scores, shownMethod_ != "rollout" && shownMethod_ != "attention");
    return;
  }
  heads_->setChosen(controls_->layer(), controls_->head());
  std::vector<float> weights = attention_->mean(controls_->layer(), controls_->head());
  const auto size = static_cast<std::ptrdiff_t>(tokens.size());
  const auto row = weights.begin() + std::min<std::ptrdiff_t>(token_, size - 1) * size;
  map_->setTokens(std::move(tokens), std::vector<double>(row, row + size), false);
  map_->setWeights(std::move(weights));
}

void ExplainPage::clear() {
  ++asked_;
  reply_ = {};
  attention_.reset();
  map_->setTokens({}, {}, false);
  heads_->setAttention(nullptr);
  headsCard_->setVisible(false);
  answerCard_->setVisible(false);
  note_->setVisible(false);
}

void ExplainPage::showProblem(const Problem& problem) {
  banner_->showProblem(ErrorBanner::Severity::Error, causeText(problem), cureText(problem));
}

void ExplainPage::retranslate() {
  setTitle(tr("Explain"));
  setSubtitle(tr("Where a model looks in a text, and which words speak for its answer."));
  runLabel_->setText(tr("Run"));
  runBox_->setAccessibleName(tr("Run"));
  answerCard_->setTitle(tr("Answer"));
  mapCard_->setTitle(tr("Tokens"));
  map_->setTitle(controls_->methodName());
  map_->setEmptyText(tr("Type a text, or choose one on the Evaluate page."));
  headsCard_->setTitle(tr("All heads"));
  heads_->setTitle(tr("All heads"));
  empty_->setTitle(tr("No run to explain yet"));
  empty_->setText(tr("Train a model on texts first; then type a sentence here and see which words count."));
  empty_->setButton(tr("Go to Home"));
  showView();
}

}  // namespace luthier
