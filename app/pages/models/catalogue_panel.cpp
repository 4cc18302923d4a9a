// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/models/catalogue_panel.h"

#include <QEvent>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "app/item_models/display_text.h"
#include "app/pages/models/catalogue_entry_card.h"
#include "app/settings/error_text.h"
#include "widgets/states/card.h"
#include "widgets/states/error_banner.h"
#include "widgets/states/progress_strip.h"
#include "widgets/tables/data_table.h"
#include "widgets/theme/theme.h"

namespace luthier {

CataloguePanel::CataloguePanel(const StudioContext& context, QWidget* parent)
    : QWidget(parent), context_(context), queue_(context.workspace, context.preferences) {
  build();
  connectParts();
  retranslate();
  refresh();
}

void CataloguePanel::build() {
  banner_ = new ErrorBanner;
  banner_->setClosable(true);
  banner_->hide();
  strip_ = new ProgressStrip;
  strip_->setCancellable(true);
  strip_->hide();
  table_ = new DataTable;
  table_->setModel(&rows_);
  table_->setFilterShown(true);
  table_->sortBy(CatalogueTableModel::Name, Qt::AscendingOrder);
  for (const auto column : {CatalogueTableModel::Architecture, CatalogueTableModel::Source}) {
    table_->setColumnShown(column, false);  // the name begins with it; the card beside the table tells more
  }
  table_->view().setSelectionMode(QAbstractItemView::SingleSelection);
  tableCard_ = new Card;
  tableCard_->body().addWidget(table_, 1);
  card_ = new CatalogueEntryCard;
  auto* splitter = new QSplitter(Qt::Horizontal);
  splitter->setChildrenCollapsible(false);
  splitter->setHandleWidth(theme::spaceMedium);
  splitter->addWidget(tableCard_);
  splitter->addWidget(card_);
  splitter->setStretchFactor(0, 3);
  splitter->setStretchFactor(1, 2);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceSmall);
  column->addWidget(banner_);
  column->addWidget(strip_);
  column->addWidget(splitter, 1);
}

void CataloguePanel::connectParts() {
  connect(banner_, &ErrorBanner::closed, banner_, &QWidget::hide);
  connect(strip_, &ProgressStrip::cancelled, this, [this] { queue_.remove(queue_.current()); });
  connect(table_, &DataTable::currentRowChanged, this, &CataloguePanel::showEntry);
  connect(card_, &CatalogueEntryCard::fetchRequested, this, [this](const QString& name) {
    banner_->hide();
    queue_.add(name);
  });
  connect(card_, &CatalogueEntryCard::removeRequested, &queue_, &DownloadQueue::remove);
  connect(&queue_, &DownloadQueue::changed, this, [this] {
    showQueue();
    updateStates();
  });
  connect(&queue_, &DownloadQueue::progressed, this, &CataloguePanel::showProgress);
  connect(&queue_, &DownloadQueue::failed, this, [this](const QString& name, const Problem& problem) {
    banner_->showProblem(ErrorBanner::Severity::Error, QStringLiteral("%1: %2").arg(name, causeText(problem)),
                         cureText(problem));
  });
  connect(&queue_, &DownloadQueue::stopped, this, [this](const QString& name) {
    context_.navigator.toast(tr("The download of %1 was stopped. Fetch goes on from what has arrived.").arg(name));
  });
  connect(&queue_, &DownloadQueue::added, this, [this](const QString& name, qlonglong model) {
    context_.watcher.refresh();
    context_.navigator.toast(tr("%1 is in the workspace.").arg(name));
    emit added(model);
  });
  connect(&context_.watcher, &RunWatcher::modelsChanged, this, &CataloguePanel::updateStates);
  connect(&context_.preferences, &Preferences::networkChanged, this,
          [this] { card_->setOffline(context_.preferences.offline()); });
}

void CataloguePanel::refresh() {
  context_.store.query(
      this, [](Database&) { return knownModels(); },
      [this](std::vector<CatalogueEntry> entries) { takeEntries(std::move(entries)); },
      [this](const Problem& problem) {
        banner_->showProblem(ErrorBanner::Severity::Error, causeText(problem), cureText(problem));
      });
}

void CataloguePanel::takeEntries(std::vector<CatalogueEntry> entries) {
  entries_ = std::move(entries);
  updateStates();
  if (table_->currentRow() < 0 && rows_.rowCount() > 0) {
    table_->selectRows({0});
  }
  card_->setOffline(context_.preferences.offline());
}

EntryState CataloguePanel::stateOf(const CatalogueEntry& entry, const std::set<std::string>& installed) const {
  const QString name = QString::fromStdString(entry.name);
  if (installed.contains(entry.name)) {
    return EntryState::Installed;
  }
  if (name == queue_.current()) {
    return EntryState::Fetching;
  }
  if (queue_.waiting().contains(name)) {
    return EntryState::Waiting;
  }
  return entry.local.empty() ? EntryState::Available : EntryState::OnThisMachine;
}

void CataloguePanel::updateStates() {
  std::set<std::string> installed;
  for (const ModelRecord& model : context_.watcher.snapshot().models) {
    installed.insert(model.name);
  }
  std::vector<CatalogueRow> rows;
  for (const CatalogueEntry& entry : entries_) {
    rows.push_back({static_cast<RowId>(rows.size()) + 1, entry, stateOf(entry, installed)});
  }
  rows_.setRows(std::move(rows));
  showEntry();
}

void CataloguePanel::showEntry() {
  const CatalogueRow* row = rows_.row(table_->currentRow());
  card_->setRow(row == nullptr ? std::optional<CatalogueRow>() : *row);
}

void CataloguePanel::showQueue() {
  const bool busy = !queue_.current().isEmpty();
  strip_->setVisible(busy);
  if (busy) {
    strip_->setStatus(tr("Fetching %1").arg(queue_.current()));
    strip_->setProgress(-1.0);
    strip_->setDetail(queue_.waiting().isEmpty() ? QString()
                                                 : tr("%n waiting", nullptr, static_cast<int>(queue_.waiting().size())));
  }
}

void CataloguePanel::showProgress(const Progress& progress, const std::optional<double>& secondsLeft) {
  if (progress.phase != "download") {
    strip_->setProgress(-1.0);
    strip_->setDetail(tr("checking the hash"));
    return;
  }
  strip_->setProgress(progress.total > 0 ? static_cast<double>(progress.done) / static_cast<double>(progress.total) : -1.0);
  QStringList parts{progress.total > 0 ? tr("%1 of %2").arg(display::bytes(progress.done), display::bytes(progress.total))
                                       : display::bytes(progress.done)};
  if (secondsLeft) {
    parts.append(tr("%1 left").arg(display::duration(*secondsLeft)));
  }
  if (!queue_.waiting().isEmpty()) {
    parts.append(tr("%n waiting", nullptr, static_cast<int>(queue_.waiting().size())));
  }
  strip_->setDetail(parts.join(QStringLiteral(" · ")));
}

void CataloguePanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void CataloguePanel::retranslate() {
  tableCard_->setTitle(tr("Published weights"));
  table_->setAccessibleName(tr("Catalogue"));
  table_->setEmptyText(tr("No entry of the catalogue fits the filter."));
  rows_.retranslate();
  showQueue();
}

}  // namespace luthier
