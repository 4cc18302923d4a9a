// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/differences_panel.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>
#include <utility>

#include "widgets/tables/data_table.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr std::size_t mostRuns = 50;  // columns of a table that anybody reads

}  // namespace

DifferencesPanel::DifferencesPanel(const StudioContext& context, QWidget* parent)
    : QWidget(parent), context_(context), hint_(theme::makeLabel({}, theme::TextRole::Caption)), table_(new DataTable) {
  hint_->setWordWrap(true);
  hint_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  table_->setModel(&model_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceSmall);
  column->addWidget(hint_);
  column->addWidget(table_, 1);
  retranslate();
}

void DifferencesPanel::setRuns(const std::vector<RowId>& runs) {
  const WorkspaceSnapshot& snapshot = context_.watcher.snapshot();
  std::vector<RunSettings> shown;
  for (std::size_t i = 0; i < runs.size() && i < mostRuns; ++i) {
    if (const RunRecord* run = snapshot.run(runs[i])) {
      const DatasetRecord* dataset = snapshot.dataset(run->dataset);
      const ModelRecord* model = snapshot.model(run->model);
      shown.push_back({run->id, QString::fromStdString(run->name),
                       dataset == nullptr ? QString() : QString::fromStdString(dataset->name),
                       model == nullptr ? QString() : QString::fromStdString(model->name), settingsOf(*run)});
    }
  }
  chosen_ = shown.size();
  model_.setRuns(std::move(shown));
  retranslate();
}

void DifferencesPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    model_.retranslate();
    retranslate();
  }
  QWidget::changeEvent(event);
}

void DifferencesPanel::retranslate() {
  const bool equal = chosen_ > 1 && model_.rowCount({}) == 0;
  hint_->setText(chosen_ < 2 ? tr("Select two or more runs.")
                 : equal     ? tr("These runs have the same settings.")
                             : tr("Only what differs; the rest is the same."));
  table_->setVisible(chosen_ > 1 && !equal);
  table_->setAccessibleName(tr("Settings that differ"));
}

}  // namespace luthier
