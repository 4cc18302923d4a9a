// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/train_page.h"

#include <QAction>
#include <QApplication>
#include <QInputDialog>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/pages/runs/run_facts.h"
#include "app/pages/train/run_list_view.h"
#include "app/pages/train/run_setup_view.h"
#include "app/pages/train/run_view.h"
#include "widgets/states/empty_state.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr int offeredEpochs = 3;
constexpr int maximumEpochs = 10'000;
const QString runKey = QStringLiteral("train/run");
}  // namespace

TrainPage::TrainPage(const StudioContext& context)
    : Page(context),
      actions_(context, this),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      list_(new RunListView(context, actions_)),
      setup_(new RunSetupView(context)),
      view_(new RunView(context)) {
  for (auto* view : std::initializer_list<QWidget*>{empty_, list_, setup_, view_}) {
    stack_->addWidget(view);
  }
  content()->addWidget(stack_, 1);
  buildHeader();
  empty_->setIllustration(theme::Icon::Train);
  auto& watcher = this->context().watcher;
  connect(empty_, &EmptyState::buttonClicked, this, [this] { this->context().navigator.open(PageId::Data); });
  connect(list_, &RunListView::runChosen, this, &TrainPage::showRun);
  connect(setup_, &RunSetupView::queued, this, [this](RowId run) {
    actions_.work();
    this->context().watcher.refresh();
    showRun(run);
  });
  connect(setup_, &RunSetupView::readyChanged, this, [this](bool ready) {
    setupReady_ = ready;
    updateHeader();
  });
  connect(&watcher, &RunWatcher::runsChanged, this, &TrainPage::updateHeader);
  for (const auto signal : {&RunWatcher::firstRead, &RunWatcher::datasetsChanged, &RunWatcher::modelsChanged}) {
    connect(&watcher, signal, this, [this] {
      if (isVisible()) {
        activate();
        setup_->refresh();
      }
    });
  }
  retranslate();
}

void TrainPage::buildHeader() {
  back_ = addHeaderButton(false);
  more_ = addHeaderButton(false);
  pause_ = addHeaderButton(false);
  primary_ = addHeaderButton(true);
  primary_->setObjectName("trainPrimary");
  theme::makeQuiet(*back_);
  menu_ = new QMenu(this);
  stop_ = menu_->addAction(QString());
  moreEpochs_ = menu_->addAction(QString());
  again_ = menu_->addAction(QString());
  remove_ = menu_->addAction(QString());
  more_->setMenu(menu_);
  connect(back_, &QPushButton::clicked, this, &TrainPage::showList);
  connect(pause_, &QPushButton::clicked, this, [this] {
    const auto* run = current();
    run->status == RunStatus::Paused ? actions_.proceed(run->id) : actions_.pause(run->id);
  });
  connect(primary_, &QPushButton::clicked, this, &TrainPage::actOnPrimary);
  connect(stop_, &QAction::triggered, this, [this] { actions_.stop(view_->run()); });
  connect(moreEpochs_, &QAction::triggered, this, &TrainPage::askMoreEpochs);
  connect(again_, &QAction::triggered, this, [this] {
    const auto run = *current();
    showSetup();
    setup_->copyFrom(run);
  });
  connect(remove_, &QAction::triggered, this, [this] {
    actions_.removeQueued(view_->run());
    showList();
  });
}

const RunRecord* TrainPage::current() const { return context().watcher.snapshot().run(view_->run()); }

RowId TrainPage::shownRun() const { return stack_->currentWidget() == view_ ? view_->run() : 0; }

void TrainPage::activate() {
  const auto& snapshot = context().watcher.snapshot();
  if (!context().watcher.ready()) {
    return;
  }
  if (started_ && stack_->currentWidget() != empty_) {
    return;
  }
  started_ = true;
  const auto active = snapshot.active();
  const auto last = context().preferences.viewState(runKey, 0).toLongLong();
  if (!active.empty()) {
    showRun(active.front().id);
  } else if (snapshot.run(last) != nullptr) {
    showRun(last);
  } else if (!snapshot.runs.empty()) {
    showList();
  } else {
    showSetup();
  }
}

void TrainPage::open(const Destination& destination) {
  const auto* pattern = destination.again ? context().watcher.snapshot().run(destination.run) : nullptr;
  if (pattern != nullptr) {
    started_ = true;
    showSetup();
    setup_->copyFrom(*pattern);
  } else if (destination.run != 0) {
    started_ = true;
    showRun(destination.run);
  } else if (destination.dataset != 0 || destination.model != 0) {
    started_ = true;
    showSetup();
    setup_->choose(destination.dataset, destination.model);
  }
}

void TrainPage::refresh() {
  list_->refresh();
  view_->refresh();
}

void TrainPage::showEmptyOr(QWidget* view) {
  const auto& snapshot = context().watcher.snapshot();
  stack_->setCurrentWidget(snapshot.datasets.empty() && snapshot.runs.empty() ? empty_ : view);
  updateHeader();
}

void TrainPage::showList() {
  showEmptyOr(list_);
  list_->refresh();
}

void TrainPage::showSetup() {
  setup_->refresh();
  showEmptyOr(setup_);
}

void TrainPage::showRun(RowId run) {
  view_->showRun(run);
  context().preferences.setViewState(runKey, QVariant::fromValue<qlonglong>(run));
  const bool focused = isAncestorOf(QApplication::focusWidget());
  stack_->setCurrentWidget(view_);
  if (focused) {
    view_->setFocus();  // else the key that started the run would meet what stops it
  }
  updateHeader();
}

void TrainPage::actOnPrimary() {
  auto* view = stack_->currentWidget();
  if (view == list_) {
    showSetup();
    return;
  }
  if (view == setup_) {
    if (setup_->check()) {
      setup_->start();
    }
    return;
  }
  const auto* run = current();
  switch (run->status) {
    case RunStatus::Queued:
      actions_.work();
      break;
    case RunStatus::Running:
    case RunStatus::Paused:
      actions_.keepBest(run->id);
      break;
    case RunStatus::Stopped:
    case RunStatus::Failed:
      actions_.resume(run->id);
      break;
    case RunStatus::Done: {
      Destination destination;
      destination.page = PageId::Evaluate;
      destination.run = run->id;
      context().navigator.open(destination);
    }
  }
}

void TrainPage::askMoreEpochs() {
  auto* dialog = new QInputDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setInputMode(QInputDialog::IntInput);
  dialog->setWindowTitle(tr("More epochs"));
  dialog->setLabelText(tr("How many epochs more?"));
  dialog->setIntRange(1, maximumEpochs);
  dialog->setIntValue(offeredEpochs);
  connect(dialog, &QInputDialog::intValueSelected, this, [this](int epochs) {
    if (const auto* run = current()) {
      actions_.moreEpochs(*run, epochs);
    }
  });
  dialog->open();
}

void TrainPage::updateHeader() {
  auto* view = stack_->currentWidget();
  const auto* run = current();
  const auto live = view == view_ && run != nullptr;
  back_->setVisible(view == view_ || (view == setup_ && !context().watcher.snapshot().runs.empty()));
  more_->setVisible(live);
  pause_->setVisible(live && run_facts::live(run->status));
  primary_->setVisible(view != empty_ && (view != view_ || live));
  primary_->setEnabled(view != setup_ || setupReady_);
  if (live) {
    updateForRun(*run);
  } else if (view == setup_) {
    setTitle(tr("New run"));
    setSubtitle(tr("Good settings are filled in; whatever you change is marked."));
    primary_->setText(tr("Start"));
  } else {
    setTitle(tr("Train"));
    setSubtitle(tr("Every run is a process of its own and goes on when this window is closed."));
    primary_->setText(tr("New run"));
  }
}

void TrainPage::updateForRun(const RunRecord& run) {
  setTitle(QString::fromStdString(run.name));
  setSubtitle(run_facts::sentence(run, context().watcher.snapshot()));
  pause_->setText(run.status == RunStatus::Paused ? tr("Continue") : tr("Pause"));
  stop_->setVisible(run_facts::live(run.status));
  moreEpochs_->setVisible(run.status != RunStatus::Queued);
  remove_->setVisible(run.status == RunStatus::Queued);
  switch (run.status) {
    case RunStatus::Queued:
      primary_->setText(tr("Train what waits"));
      break;
    case RunStatus::Running:
    case RunStatus::Paused:
      primary_->setText(tr("Stop and keep the best"));
      break;
    case RunStatus::Stopped:
    case RunStatus::Failed:
      primary_->setText(tr("Resume"));
      break;
    case RunStatus::Done:
      primary_->setText(tr("See the results"));
      break;
  }
}

void TrainPage::retranslate() {
  back_->setText(tr("All runs"));
  more_->setText(tr("More"));
  more_->setAccessibleName(tr("More about this run"));
  stop_->setText(tr("Stop"));
  moreEpochs_->setText(tr("More epochs…"));
  again_->setText(tr("Train again with changes"));
  remove_->setText(tr("Take out of the queue"));
  empty_->setTitle(tr("Nothing to train on yet"));
  empty_->setText(tr("Here a pretrained model learns from your data, and you watch it happen. First it needs data."));
  empty_->setButton(tr("Import data"));
  updateHeader();
}

}  // namespace luthier
