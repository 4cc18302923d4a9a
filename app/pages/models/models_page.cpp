// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/models/models_page.h"

#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "app/item_models/display_text.h"
#include "app/pages/models/catalogue_panel.h"
#include "app/pages/models/model_hint.h"
#include "app/pages/models/model_panel.h"
#include "app/pages/models/model_removal.h"
#include "app/pages/shared/engine_job.h"
#include "core/store/metrics_table.h"
#include "widgets/states/card.h"
#include "widgets/states/empty_state.h"
#include "widgets/states/segmented_tabs.h"
#include "widgets/tables/data_table.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

std::vector<ModelRow> readRows(Database& database, const WorkspaceSnapshot& snapshot) {
  std::vector<ModelRow> rows;
  for (const ModelRecord& model : snapshot.models) {
    ModelRow row{model, {}};
    for (const RunRecord& run : snapshot.runs) {
      if (run.model != model.id) {
        continue;
      }
      // The best epoch of the best run: that is the checkpoint which is kept.
      for (const MetricPoint& epoch : metrics::series(database, run.id, "validation/accuracy")) {
        row.bestRun = std::max(row.bestRun.value_or(0.0), epoch.value);
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

ModelsPage::ModelsPage(const StudioContext& context)
    : Page(context), deletions_([context](RowId model) { removeModel(context, model); }, this) {
  build();
  connectParts();
  addUndoShortcuts(undo_);
  addShortcut(QKeySequence::Find, [this] { table_->focusFilter(); });
  setPathsAccepted(true);
  retranslate();
  readModels();
}

void ModelsPage::build() {
  addFolder_ = addHeaderButton(false);
  add_ = addHeaderButton(true);
  job_ = new EngineJob(context().workspace);
  hint_ = theme::makeLabel({}, theme::TextRole::Body);
  hint_->setTextFormat(Qt::PlainText);
  hint_->setWordWrap(true);
  table_ = new DataTable;
  table_->setModel(&models_);
  table_->setFilterShown(true);
  table_->sortBy(ModelTableModel::Name, Qt::AscendingOrder);
  table_->view().setSelectionMode(QAbstractItemView::SingleSelection);
  panel_ = new ModelPanel(context().session);
  empty_ = new EmptyState;
  empty_->setIllustration(theme::Icon::Models);

  tableCard_ = new Card;
  tableCard_->body().addWidget(hint_);
  tableCard_->body().addWidget(table_, 1);
  auto* splitter = new QSplitter(Qt::Horizontal);
  splitter->setChildrenCollapsible(false);
  splitter->setHandleWidth(theme::spaceMedium);
  splitter->addWidget(tableCard_);
  splitter->addWidget(panel_);
  splitter->setStretchFactor(0, 3);
  splitter->setStretchFactor(1, 2);
  stack_ = new QStackedWidget;
  stack_->addWidget(empty_);
  stack_->addWidget(splitter);
  catalogue_ = new CataloguePanel(context());
  tabs_ = new SegmentedTabs;
  tabs_->addTab({});
  tabs_->addTab({});
  sides_ = new QStackedWidget;
  sides_->addWidget(stack_);
  sides_->addWidget(catalogue_);
  content()->addWidget(job_);
  content()->addWidget(tabs_);
  content()->addWidget(sides_, 1);
}

void ModelsPage::connectParts() {
  connect(add_, &QPushButton::clicked, this, &ModelsPage::chooseFile);
  connect(addFolder_, &QPushButton::clicked, this, &ModelsPage::chooseFolder);
  connect(tabs_, &QTabBar::currentChanged, sides_, &QStackedWidget::setCurrentIndex);
  connect(catalogue_, &CataloguePanel::added, this, &ModelsPage::showFetched);
  connect(empty_, &EmptyState::buttonClicked, this, &ModelsPage::chooseFile);
  connect(&context().watcher, &RunWatcher::modelsChanged, this, &ModelsPage::readModels);
  connect(&context().watcher, &RunWatcher::runsChanged, this, &ModelsPage::readModels);
  connect(&context().watcher, &RunWatcher::datasetsChanged, this, &ModelsPage::showHint);
  connect(&deletions_, &PendingDeletions::changed, this, &ModelsPage::readModels);
  connect(table_, &DataTable::currentRowChanged, this, &ModelsPage::showModel);
  connect(table_, &DataTable::rowActivated, this, [this](int row) { train(models_.row(row)->model.id); });
  connect(panel_, &ModelPanel::trainRequested, this, &ModelsPage::train);
  connect(panel_, &ModelPanel::removeRequested, this, &ModelsPage::remove);
  connect(job_, &EngineJob::done, this, [this] {
    context().watcher.refresh();
    addNext();
  });
  connect(job_, &EngineJob::cancelled, this, [this] { queue_.clear(); });
  connect(job_, &EngineJob::failed, this, &ModelsPage::addNext);
}

void ModelsPage::open(const Destination& destination) {
  if (!destination.paths.isEmpty()) {
    takePaths(destination.paths);
  } else if (destination.model != 0) {
    tabs_->setCurrentIndex(0);
    wanted_ = destination.model;
    readModels();
  }
}

void ModelsPage::refresh() {
  context().watcher.refresh();
  readModels();
  catalogue_->refresh();
}

/// The new one is chosen when the person looks at the workspace's models again.
void ModelsPage::showFetched(RowId model) {
  wanted_ = model;
  readModels();
}

void ModelsPage::readModels() {
  const auto read = [snapshot = context().watcher.snapshot()](Database& database) { return readRows(database, snapshot); };
  context().store.query(this, read, [this](std::vector<ModelRow> rows) { takeRows(std::move(rows)); });
}

void ModelsPage::takeRows(std::vector<ModelRow> rows) {
  std::erase_if(rows, [this](const ModelRow& row) { return deletions_.marked(row.model.id); });
  if (!before_.empty()) {
    for (const ModelRow& row : rows) {
      wanted_ = before_.contains(row.model.id) ? wanted_ : row.model.id;
    }
  }
  models_.setRows(std::move(rows));
  stack_->setCurrentIndex(models_.rowCount() == 0 ? 0 : 1);
  const int row = wanted_ == 0 ? std::max(0, table_->currentRow()) : models_.rowOf(wanted_);
  if (row >= 0) {
    table_->selectRows({row});
    showModel(row);
    wanted_ = 0;
  }
  showHint();
}

void ModelsPage::showModel(int row) {
  const ModelRow* model = models_.row(row);
  panel_->setModel(model == nullptr ? std::optional<ModelRow>() : *model);
}

void ModelsPage::showHint() {
  const WorkspaceSnapshot& snapshot = context().watcher.snapshot();
  const ModelRecord* model = snapshot.datasets.empty() ? nullptr : suggestModel(snapshot.models, snapshot.datasets.back());
  hint_->setVisible(model != nullptr);
  if (model != nullptr) {
    const DatasetRecord& dataset = snapshot.datasets.back();
    const QString name = QString::fromStdString(dataset.name);
    const QString chosen = QString::fromStdString(model->name);
    hint_->setText(model->kind == "text" ? tr("For %1 begin with %2: it is the smallest that reads texts.").arg(name, chosen)
                                         : tr("For %1 (%2) begin with %3: its input of %4 px is closest.")
                                               .arg(name, display::pixels(dataset.medianWidth, dataset.medianHeight), chosen)
                                               .arg(model->inputSize));
  }
}

void ModelsPage::chooseFile() {
  const QStringList files = QFileDialog::getOpenFileNames(
      this, tr("Checkpoint"), {}, tr("Checkpoints (*.safetensors *.pt *.pth *.th *.bin *.ckpt);;All files (*)"));
  takePaths(files);
}

void ModelsPage::chooseFolder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Hugging Face folder with config.json"));
  if (!folder.isEmpty()) {
    queue_.append(folder);
    addNext();
  }
}

void ModelsPage::addNext() {
  if (!job_->running() && !queue_.isEmpty()) {
    addFile(queue_.takeFirst());
  }
}

void ModelsPage::addFile(const QString& path) {
  before_.clear();
  for (const ModelRecord& model : context().watcher.snapshot().models) {
    before_.insert(model.id);
  }
  job_->start({"models", "add", path}, tr("Reading %1").arg(path.section(QLatin1Char('/'), -1)));
}

void ModelsPage::train(RowId model) {
  Destination destination;
  destination.page = PageId::Train;
  destination.model = model;
  context().navigator.open(destination);
}

void ModelsPage::remove(RowId model) {
  const auto& runs = context().watcher.snapshot().runs;
  const auto user = std::find_if(runs.begin(), runs.end(), [&](const RunRecord& run) { return run.model == model; });
  if (user != runs.end()) {
    job_->showWarning(tr("The run %1 began with this model.").arg(QString::fromStdString(user->name)),
                      tr("Delete its runs on the Compare page first."));
    return;
  }
  undo_.push(new DeleteCommand(deletions_, {model}, tr("removal")));
  context().navigator.toast(tr("Removed from the workspace. Ctrl+Z takes it back."));
}

void ModelsPage::takePaths(const QStringList& paths) {
  queue_ += paths;
  addNext();
}

void ModelsPage::retranslate() {
  setTitle(tr("Models"));
  setSubtitle(tr(
      "Pretrained networks to begin with. Fetch one of the catalogue, or drop a checkpoint or a Hugging Face folder here."));
  add_->setText(tr("Add a checkpoint"));
  addFolder_->setText(tr("Add a Hugging Face folder"));
  addFolder_->setToolTip(tr("A language model as published: config.json, weights and tokenizer files in one folder."));
  tabs_->setAccessibleName(tr("Where the models are"));
  tabs_->setTabText(0, tr("In this workspace"));
  tabs_->setTabText(1, tr("Catalogue"));
  tableCard_->setTitle(tr("Models"));
  table_->setAccessibleName(tr("Models"));
  table_->setEmptyText(tr("No model fits the filter."));
  empty_->setTitle(tr("No models yet"));
  empty_->setText(
      tr("A model is a file of weights: safetensors, or PyTorch's .pt, .pth and .th. Luthier recognises the "
         "architecture by the names and shapes inside, and runs nothing of the file."));
  empty_->setButton(tr("Add a checkpoint"));
  models_.retranslate();
  showHint();
}

}  // namespace luthier
