// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/export/export_page.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "app/pages/export/certificate_card.h"
#include "app/pages/export/export_form.h"
#include "app/pages/shared/engine_job.h"
#include "core/store/artifacts_table.h"
#include "widgets/states/card.h"
#include "widgets/states/empty_state.h"
#include "widgets/tables/data_table.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int formWidth = 380;

/// A run that has, or may have, a checkpoint.
bool exportable(const RunRecord& run) { return run.status != RunStatus::Queued && run.trashedAt == 0; }

}  // namespace

ExportPage::ExportPage(const StudioContext& context) : Page(context) {
  build();
  connectParts();
  retranslate();
  fillRuns();
}

void ExportPage::build() {
  export_ = addHeaderButton(true);
  job_ = new EngineJob(context().workspace);
  empty_ = new EmptyState;
  empty_->setIllustration(theme::Icon::Export);
  form_ = new ExportForm;
  formCard_ = new Card(QStringLiteral(" "));
  formCard_->setFixedWidth(formWidth);
  formCard_->body().addWidget(form_);
  formCard_->body().addStretch();
  table_ = new DataTable;
  table_->setModel(&artifacts_);
  table_->view().setSelectionMode(QAbstractItemView::SingleSelection);
  table_->sortBy(ArtifactTableModel::When, Qt::DescendingOrder);
  tableCard_ = new Card(QStringLiteral(" "));
  tableCard_->body().addWidget(table_, 1);
  certificate_ = new CertificateCard;

  auto* right = new QVBoxLayout;
  right->setSpacing(theme::spaceMedium);
  right->addWidget(certificate_);
  right->addWidget(tableCard_, 1);
  auto* shown = new QWidget;
  auto* row = new QHBoxLayout(shown);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(theme::spaceMedium);
  row->addWidget(formCard_);
  row->addLayout(right, 1);
  stack_ = new QStackedWidget;
  stack_->addWidget(empty_);
  stack_->addWidget(shown);
  content()->addWidget(job_);
  content()->addWidget(stack_, 1);
}

void ExportPage::connectParts() {
  connect(empty_, &EmptyState::buttonClicked, this, [this] { context().navigator.open(PageId::Home); });
  connect(&context().watcher, &RunWatcher::runsChanged, this, &ExportPage::fillRuns);
  connect(export_, &QPushButton::clicked, this, &ExportPage::start);
  connect(form_, &ExportForm::changed, this, &ExportPage::updateButton);
  connect(form_, &ExportForm::runChanged, this, [this] {
    newest_ = true;
    readArtifacts();
  });
  connect(table_, &DataTable::currentRowChanged, this, &ExportPage::showArtifact);
  connect(job_, &EngineJob::done, this, [this] {
    newest_ = true;
    readArtifacts();
    context().navigator.toast(tr("Exported."));
  });
  connect(job_, &EngineJob::failed, this, &ExportPage::updateButton);
  connect(job_, &EngineJob::cancelled, this, &ExportPage::updateButton);
  connect(job_, &EngineJob::progressed, this, [this](const Progress& progress) {
    job_->setStatus(progress.phase == "compare" ? tr("Comparing the answers of run and export") : tr("Writing the export"));
  });
}

void ExportPage::activate() {
  fillRuns();
  readArtifacts();
}

void ExportPage::refresh() {
  context().watcher.refresh();
  readArtifacts();
}

void ExportPage::open(const Destination& destination) {
  if (destination.run != 0) {
    wanted_ = destination.run;
    fillRuns();
  }
}

void ExportPage::fillRuns() {
  const auto& runs = context().watcher.snapshot().runs;
  std::vector<RunRecord> fitting;
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    if (exportable(*run)) {
      fitting.push_back(*run);
    }
  }
  stack_->setCurrentIndex(fitting.empty() ? 0 : 1);
  form_->setRuns(fitting, wanted_);
  if (form_->run() == wanted_) {
    wanted_ = 0;
  }
  updateButton();
}

void ExportPage::readArtifacts() {
  const RowId run = form_->run();
  context().store.query(
      this, [run](Database& database) { return artifacts::list(database, run); },
      [this, run](const std::vector<ArtifactRecord>& found) {
        if (run == form_->run()) {
          takeArtifacts(found);
        }
      });
}

void ExportPage::takeArtifacts(const std::vector<ArtifactRecord>& found) {
  artifacts_.setArtifacts(found);
  QStringList folders;
  for (const ArtifactRecord& artifact : found) {
    folders << QString::fromStdString(artifact.path);
  }
  form_->setTakenFolders(folders);
  const int last = artifacts_.rowCount() - 1;
  if (newest_ && last >= 0) {
    table_->selectRows({artifacts_.rowOf(found.back().id)});
  }
  newest_ = false;
  showArtifact(last < 0 ? -1 : table_->currentRow());
  updateButton();
}

void ExportPage::showArtifact(int row) {
  const ArtifactRow* artifact = artifacts_.row(row);
  certificate_->setArtifact(artifact == nullptr ? std::optional<ArtifactRow>() : *artifact);
}

void ExportPage::start() {
  if (form_->complete() && !job_->running()) {
    job_->start(form_->arguments(), tr("Writing the export"));
    updateButton();
  }
}

void ExportPage::updateButton() { export_->setEnabled(form_->complete() && !job_->running()); }

void ExportPage::retranslate() {
  setTitle(tr("Export"));
  setSubtitle(tr("A trained run for other programs, with the proof that it answers there as it does here."));
  export_->setText(tr("Export"));
  formCard_->setTitle(tr("What, and where to"));
  tableCard_->setTitle(tr("Exports of this run"));
  table_->setAccessibleName(tr("Exports of this run"));
  table_->setEmptyText(tr("This run has not been exported yet."));
  empty_->setTitle(tr("Nothing to export yet"));
  empty_->setText(tr("Train a model first; then write it for transformers, timm, PyTorch, LibTorch or onnxruntime here."));
  empty_->setButton(tr("Go to Home"));
  artifacts_.retranslate();
}

}  // namespace luthier
