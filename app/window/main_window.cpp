// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMimeData>
#include <QShortcut>
#include <QStackedWidget>

#include "app/item_models/display_text.h"
#include "app/pages/page_list.h"
#include "app/settings/error_text.h"
#include "app/window/engine_setup_bar.h"
#include "app/window/help_dialog.h"
#include "app/window/rail.h"
#include "app/window/workspace_problem.h"
#include "core/catalogue/builtin_models.h"
#include "core/store/workspace_move.h"
#include "widgets/image/local_paths.h"
#include "widgets/states/error_banner.h"
#include "widgets/states/toast.h"
#include "widgets/theme/tokens.h"

namespace luthier {
namespace {
constexpr QSize firstSize(1360, 880);
constexpr QSize smallestSize(960, 640);
}  // namespace

MainWindow::MainWindow(Preferences& preferences, const QString& workspaceFolder, QWidget* parent)
    : QMainWindow(parent),
      preferences_(preferences),
      rail_(new Rail),
      stack_(new QStackedWidget),
      problem_(new WorkspaceProblem),
      bannerPlace_(new QWidget),
      banner_(new ErrorBanner),
      toast_(new Toast(stack_)) {
  auto* whole = new QWidget(this);
  auto* row = new QHBoxLayout(whole);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(rail_);
  auto* column = new QVBoxLayout;
  column->setSpacing(0);
  auto* aroundBanner = new QVBoxLayout(bannerPlace_);
  aroundBanner->setContentsMargins(theme::spaceHuge, theme::spaceMedium, theme::spaceHuge, 0);
  aroundBanner->addWidget(banner_);
  column->addWidget(bannerPlace_);
  auto* setup = new EngineSetupBar;
  column->addWidget(setup);
  column->addWidget(stack_, 1);
  row->addLayout(column, 1);
  setup->check();
  connect(setup, &EngineSetupBar::ready, &navigator_,
          [this] { navigator_.toast(tr("LibTorch is here; the engine is ready")); });
  banner_->setClosable(true);
  bannerPlace_->hide();
  connect(banner_, &ErrorBanner::closed, bannerPlace_, &QWidget::hide);
  stack_->addWidget(problem_);
  setCentralWidget(whole);
  setMinimumSize(smallestSize);
  setAcceptDrops(true);
  connect(rail_, &Rail::pageChosen, &navigator_, qOverload<PageId>(&Navigator::open));
  connect(rail_, &Rail::foldToggled, this, [this](bool folded) { preferences_.setViewState("rail/folded", folded); });
  connect(&rail_->jobs(), &RunningJobs::runChosen, &navigator_, &Navigator::showRun);
  connect(&navigator_, &Navigator::openRequested, this, &MainWindow::go);
  connect(&navigator_, &Navigator::toastRequested, toast_, qOverload<const QString&>(&Toast::showMessage));
  connect(&navigator_, &Navigator::problemReported, this, &MainWindow::report);
  // Queued: the page that asks is deleted with the workspace it belongs to.
  connect(&navigator_, &Navigator::workspaceRequested, this, &MainWindow::openWorkspace, Qt::QueuedConnection);
  connect(problem_, &WorkspaceProblem::openRequested, this, [this] { chooseWorkspace(true); });
  connect(problem_, &WorkspaceProblem::retryRequested, this, &MainWindow::openWorkspace, Qt::QueuedConnection);
  addShortcuts();
  retranslate();
  resize(firstSize);
  openWorkspace(workspaceFolder);
  restoreView();
}

MainWindow::~MainWindow() { closeWorkspace(); }

const StudioContext* MainWindow::context() const { return workspace_ ? &workspace_->context() : nullptr; }

void MainWindow::openWorkspace(const QString& folder) {
  closeWorkspace();
  try {
    const auto workspace = Workspace::createOrOpen(std::filesystem::path(QDir(folder).absolutePath().toStdString()));
    Database database(workspace.databaseFile(), OpenMode::ReadWrite);
    followMove(workspace, database);
    addBuiltinModels(workspace, database);
    workspace_ = std::make_unique<OpenWorkspace>(workspace, navigator_, preferences_);
    preferences_.addRecentWorkspace(folder);
    connectWorkspace();
    setWindowFilePath(QDir(folder).absolutePath());
    navigator_.open(PageId::Home);
  } catch (...) {
    problem_->show(folder, currentProblem());
    stack_->setCurrentWidget(problem_);
  }
  rail_->setEnabled(workspace_ != nullptr);
}

void MainWindow::connectWorkspace() {
  auto& watcher = workspace_->context().watcher;
  const auto showJobs = [this, &watcher] { rail_->jobs().show(watcher.snapshot()); };
  connect(&watcher, &RunWatcher::runsChanged, this, showJobs);
  connect(&watcher, &RunWatcher::progressChanged, this, showJobs);
  connect(&watcher, &RunWatcher::runEnded, this, &MainWindow::announceEnd);
  connect(&watcher, &RunWatcher::problem, &navigator_, &Navigator::problemReported);
  connect(&workspace_->context().store, &StoreClient::problem, &navigator_, &Navigator::problemReported);
  connect(&workspace_->context().session, &Session::problem, &navigator_, &Navigator::problemReported);
}

void MainWindow::closeWorkspace() {
  for (auto& [id, page] : pages_) {
    delete page;
  }
  pages_.clear();
  rail_->jobs().show({});
  workspace_.reset();
}

Page* MainWindow::page(PageId id) {
  auto& page = pages_[id];
  if (page == nullptr) {
    for (const auto& entry : pageList()) {
      if (entry.id == id) {
        page = entry.make(workspace_->context());
        stack_->addWidget(page);
      }
    }
  }
  return page;
}

void MainWindow::go(const Destination& destination) {
  if (!workspace_) {
    return;
  }
  auto* next = page(destination.page);
  const auto* focus = focusWidget();
  const bool walkingTheRail = focus != nullptr && rail_->isAncestorOf(focus);
  const bool turns = next != stack_->currentWidget();
  if (auto* before = qobject_cast<Page*>(stack_->currentWidget()); before != nullptr && before != next) {
    before->deactivate();
  }
  current_ = destination.page;
  rail_->setCurrent(current_);
  stack_->setCurrentWidget(next);  // first: parts of a page that cannot be seen read nothing
  // Tab goes on in the page, except for somebody who walks the rail with the arrow keys; no button of it stands out until then.
  if (!walkingTheRail && (turns || !next->isAncestorOf(focus))) {
    next->setFocus(Qt::OtherFocusReason);
  }
  next->activate();
  next->open(destination);
  retranslate();
}

void MainWindow::addShortcuts() {
  const auto add = [this](const QKeySequence& keys, auto action) {
    connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
  };
  int number = 1;
  for (const auto& entry : pageList()) {
    add(QKeySequence(QStringLiteral("Ctrl+%1").arg(number++)), [this, id = entry.id] { navigator_.open(id); });
  }
  add(QKeySequence::New, [this] { chooseWorkspace(false); });
  add(QKeySequence::Open, [this] { chooseWorkspace(true); });
  add(QKeySequence::HelpContents, [this] { showHelp(); });
  add(QKeySequence(Qt::Key_F5), [this] {
    if (workspace_) {
      workspace_->context().watcher.refresh();
      page(current_)->refresh();
    }
  });
  add(QKeySequence(QStringLiteral("Ctrl+Q")), [this] { close(); });
}

void MainWindow::chooseWorkspace(bool existing) {
  const auto title = existing ? tr("Open a workspace folder") : tr("Choose an empty folder for the new workspace");
  auto* dialog = new QFileDialog(this, title, QDir::homePath());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, &navigator_, &Navigator::openWorkspace);
  dialog->open();
}

void MainWindow::showHelp() {
  auto* dialog = new HelpDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->show();
}

void MainWindow::report(const Problem& problem) {
  banner_->showProblem(ErrorBanner::Severity::Error, causeText(problem), cureText(problem));
  bannerPlace_->show();
}

void MainWindow::announceEnd(const RunRecord& run) {
  const auto name = QString::fromStdString(run.name);
  if (run.status == RunStatus::Failed && run.failure) {
    navigator_.report(*run.failure);
    notifier_.notify(tr("%1 failed").arg(name), problemText(*run.failure));
    return;
  }
  const auto sentence = run.status == RunStatus::Done ? tr("%1 is trained").arg(name) : tr("%1 was stopped").arg(name);
  navigator_.toast(sentence);
  notifier_.notify(sentence, tr("Its result is in the workspace."));
}

void MainWindow::restoreView() {
  restoreGeometry(preferences_.viewState("window/geometry").toByteArray());
  rail_->setFolded(preferences_.viewState("rail/folded", false).toBool());
  const auto id = preferences_.viewState("window/page", 0).toInt();
  if (id > 0 && id <= static_cast<int>(PageId::Preferences)) {
    navigator_.open(static_cast<PageId>(id));
  }
}

void MainWindow::saveView() {
  preferences_.setViewState("window/geometry", saveGeometry());
  preferences_.setViewState("window/page", static_cast<int>(current_));
}

void MainWindow::closeEvent(QCloseEvent* event) {
  saveView();
  QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    if (workspace_) {
      rail_->jobs().show(workspace_->context().watcher.snapshot());
    }
  }
  QMainWindow::changeEvent(event);
}

void MainWindow::retranslate() {
  const auto folder =
      workspace_ ? QDir(QString::fromUtf8(workspace_->context().workspace.folder().c_str())).dirName() : QString();
  setWindowTitle(folder.isEmpty() ? tr("Luthier") : tr("%1 – Luthier").arg(folder));
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (workspace_ && event->mimeData()->hasUrls()) {
    event->acceptProposedAction();
  }
}

void MainWindow::dropEvent(QDropEvent* event) {
  Destination destination;
  destination.page = PageId::Data;
  destination.paths = localPaths(*event->mimeData());
  if (!destination.paths.isEmpty()) {
    event->acceptProposedAction();
    navigator_.open(destination);
  }
}

}  // namespace luthier
