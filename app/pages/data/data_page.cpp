// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/data/data_page.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "app/pages/data/dataset_panel.h"
#include "app/pages/data/dataset_removal.h"
#include "app/pages/data/import_panel.h"
#include "app/pages/data/rename_dataset_command.h"
#include "app/pages/shared/engine_job.h"
#include "core/store/datasets_table.h"
#include "core/store/examples_table.h"
#include "widgets/states/card.h"
#include "widgets/states/empty_state.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int listWidth = 240;

std::vector<DatasetRow> readRows(Database& database, const std::vector<DatasetRecord>& datasets) {
  std::vector<DatasetRow> rows;
  for (const DatasetRecord& dataset : datasets) {
    DatasetRow row{dataset, 0};
    for (const SplitCount& count : examples::counts(database, dataset.id)) {
      row.examples += count.count;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

DataPage::DataPage(const StudioContext& context)
    : Page(context), deletions_([context](RowId dataset) { removeDataset(context, dataset); }, this) {
  fileButton_ = addHeaderButton(false);
  importButton_ = addHeaderButton(false);
  job_ = new EngineJob(context.workspace);
  empty_ = new EmptyState;
  empty_->setIllustration(theme::Icon::Picture);
  panel_ = new DatasetPanel(context);
  import_ = new ImportPanel(context);
  library_ = new QWidget;
  auto* row = new QHBoxLayout(library_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(theme::spaceMedium);
  row->addWidget(buildList());
  row->addWidget(panel_, 1);
  stack_ = new QStackedWidget;
  stack_->addWidget(empty_);
  stack_->addWidget(library_);
  stack_->addWidget(import_);
  content()->addWidget(job_);
  content()->addWidget(stack_, 1);
  setPathsAccepted(true);
  connectParts();
  addUndoShortcuts(undo_);
  addShortcut(QKeySequence::Find, [this] { panel_->focusFilter(); });
  retranslate();
  readDatasets();
}

QWidget* DataPage::buildList() {
  list_ = new QListView;
  list_->setModel(&datasets_);
  list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  list_->setSpacing(theme::spaceTiny);
  list_->setFrameShape(QFrame::NoFrame);
  listCard_ = new Card;
  listCard_->setFixedWidth(listWidth);
  listCard_->body().addWidget(list_, 1);
  return listCard_;
}

void DataPage::connectParts() {
  connect(empty_, &EmptyState::buttonClicked, this, &DataPage::chooseFolder);
  connect(importButton_, &QPushButton::clicked, this, &DataPage::chooseFolder);
  connect(fileButton_, &QPushButton::clicked, this, &DataPage::chooseFile);
  connect(&context().watcher, &RunWatcher::datasetsChanged, this, &DataPage::readDatasets);
  connect(&deletions_, &PendingDeletions::changed, this, &DataPage::readDatasets);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
    if (current.isValid()) {
      showDataset(current.data(idRole).toLongLong());
    }
  });
  connect(import_, &ImportPanel::closed, this, &DataPage::showWhatThereIs);
  connect(import_, &ImportPanel::imported, this, [this](const QString& name) {
    wantedName_ = name;
    readDatasets();
    context().navigator.toast(tr("Imported %1.").arg(name));
  });
  connect(panel_, &DatasetPanel::trainRequested, this, [this](qlonglong dataset) {
    Destination destination;
    destination.page = PageId::Train;
    destination.dataset = dataset;
    context().navigator.open(destination);
  });
  connect(panel_, &DatasetPanel::renameRequested, this, &DataPage::rename);
  connect(panel_, &DatasetPanel::removeRequested, this, &DataPage::remove);
  connect(panel_, &DatasetPanel::relocateRequested, this, &DataPage::relocate);
  connect(job_, &EngineJob::done, this, [this] {
    context().watcher.refresh();
    panel_->setDataset(shown_);
    context().navigator.toast(tr("The files were found and are the same."));
  });
}

void DataPage::open(const Destination& destination) {
  if (!destination.paths.isEmpty()) {
    startImport(destination.paths.front());
  } else if (destination.dataset != 0) {
    shown_ = destination.dataset;
    readDatasets();
  }
}

void DataPage::refresh() {
  context().watcher.refresh();
  readDatasets();
}

void DataPage::readDatasets() {
  const auto read = [datasets = context().watcher.snapshot().datasets](Database& database) {
    return readRows(database, datasets);
  };
  context().store.query(this, read, [this](std::vector<DatasetRow> rows) { takeRows(std::move(rows)); });
}

void DataPage::takeRows(std::vector<DatasetRow> rows) {
  std::erase_if(rows, [this](const DatasetRow& row) { return deletions_.marked(row.dataset.id); });
  datasets_.setRows(std::move(rows));
  for (const DatasetRow& row : datasets_.rows()) {
    if (!wantedName_.isEmpty() && row.dataset.name == wantedName_.toStdString()) {
      shown_ = row.dataset.id;
      wantedName_.clear();
      stack_->setCurrentWidget(library_);
      list_->setFocus();  // what had it is gone with the form
    }
  }
  if (datasets_.rowOf(shown_) < 0) {
    shown_ = datasets_.rows().empty() ? 0 : datasets_.rows().back().dataset.id;
  }
  if (shown_ != 0) {
    list_->setCurrentIndex(datasets_.index(datasets_.rowOf(shown_), 0));
    panel_->setDataset(shown_);
  }
  if (stack_->currentWidget() != import_) {
    showWhatThereIs();
  }
}

void DataPage::showDataset(RowId dataset) {
  if (dataset != shown_) {
    shown_ = dataset;
    panel_->setDataset(dataset);
  }
}

void DataPage::showWhatThereIs() {
  const bool none = datasets_.rowCount() == 0;
  stack_->setCurrentWidget(none ? static_cast<QWidget*>(empty_) : library_);
  importButton_->setVisible(!none);
}

void DataPage::chooseFolder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder with images or texts"));
  if (!folder.isEmpty()) {
    startImport(folder);
  }
}

void DataPage::chooseFile() {
  const QString file = QFileDialog::getOpenFileName(
      this, tr("Table of texts, or IDX file"), {},
      tr("Texts (*.csv *.tsv *.jsonl *.json *.txt *.conll *.gz);;IDX files (*ubyte *.idx *.gz);;All files (*)"));
  if (!file.isEmpty()) {
    startImport(file);
  }
}

void DataPage::startImport(const QString& path) {
  if (import_->importing()) {
    context().navigator.toast(tr("An import is running; wait for it or cancel it."));
    return;
  }
  stack_->setCurrentWidget(import_);
  import_->start(path);
}

void DataPage::rename() {
  const DatasetRecord dataset = panel_->dataset();
  const QString before = QString::fromStdString(dataset.name);
  bool accepted = false;
  const QString name =
      QInputDialog::getText(this, tr("Rename the dataset"), tr("Name"), QLineEdit::Normal, before, &accepted).trimmed();
  if (accepted && !name.isEmpty() && name != before) {
    undo_.push(
        new RenameDatasetCommand([this](RowId id, const QString& text) { applyName(id, text); }, dataset.id, before, name));
  }
}

void DataPage::applyName(RowId dataset, const QString& name) {
  const auto write = [dataset, name](Database& database) { datasets::rename(database, dataset, name.toStdString()); };
  context().store.query(
      this, write, [this] { context().watcher.refresh(); }, [this](const Problem& problem) { job_->showProblem(problem); });
}

void DataPage::remove() {
  const DatasetRecord& dataset = panel_->dataset();
  const auto& runs = context().watcher.snapshot().runs;
  const auto user = std::find_if(runs.begin(), runs.end(), [&](const RunRecord& run) { return run.dataset == dataset.id; });
  if (user != runs.end()) {
    job_->showWarning(tr("The run %1 was trained on this dataset.").arg(QString::fromStdString(user->name)),
                      tr("Delete its runs on the Compare page first."));
    return;
  }
  const QString name = QString::fromStdString(dataset.name);
  undo_.push(new DeleteCommand(deletions_, {dataset.id}, tr("removal")));
  context().navigator.toast(tr("Removed %1 from the workspace. Ctrl+Z takes it back.").arg(name));
}

void DataPage::relocate() {
  const DatasetRecord& dataset = panel_->dataset();
  const QString folder = QFileDialog::getExistingDirectory(
      this, tr("Where are the files of %1 now?").arg(QString::fromStdString(dataset.name)));
  if (!folder.isEmpty() && !job_->running()) {
    job_->start({"datasets", "--relocate", QString::fromStdString(dataset.name), folder}, tr("Comparing the files"));
  }
}

void DataPage::takePaths(const QStringList& paths) { startImport(paths.front()); }

void DataPage::retranslate() {
  setTitle(tr("Data"));
  setSubtitle(tr("Images and texts to learn from. They stay where they are; Luthier only reads them."));
  importButton_->setText(tr("Import a folder"));
  fileButton_->setText(tr("Import a file"));
  listCard_->setTitle(tr("Datasets"));
  list_->setAccessibleName(tr("Datasets"));
  empty_->setTitle(tr("Drop a folder of images or a table of texts here"));
  empty_->setText(tr(
      "Images: one folder for each class, or train, validation and test folders with the classes inside. Texts: CSV, TSV, "
      "JSON, CoNLL, SQuAD, or text files in class folders."));
  empty_->setButton(tr("Choose a folder"));
  datasets_.retranslate();
}

}  // namespace luthier
