// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/evaluate/per_class_panel.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include "app/item_models/display_text.h"
#include "app/pages/evaluate/score_bar_delegate.h"
#include "widgets/tables/data_table.h"
#include "widgets/theme/theme.h"

namespace luthier {

PerClassPanel::PerClassPanel(QWidget* parent) : Card(parent) {
  summary_ = theme::makeLabel({}, theme::TextRole::Body);
  summary_->setWordWrap(true);
  table_ = new DataTable;
  table_->setModel(&model_);
  auto* bars = new ScoreBarDelegate(table_);
  for (const int column : {PerClassModel::Precision, PerClassModel::Recall, PerClassModel::F1}) {
    table_->view().setItemDelegateForColumn(column, bars);
  }
  table_->view().horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  table_->sortBy(-1, Qt::AscendingOrder);  // the classes' own order, as in the matrix
  body().addWidget(summary_);
  body().addWidget(table_, 1);
  connect(table_, &DataTable::rowActivated, this, &PerClassPanel::classActivated);
  retranslate();
}

void PerClassPanel::setMatrix(const ConfusionMatrix& matrix, const QStringList& classes) {
  labels_.reset();
  classes_ = matrix.classes() > 0 ? std::optional(classificationReport(matrix)) : std::nullopt;
  model_.setScores(classes_ ? classes_->classes : std::vector<ClassScores>(), classes);
  showSummary();
}

void PerClassPanel::setLabels(const LabelReport& report, const QStringList& classes) {
  classes_.reset();
  labels_ = report.labels.empty() ? std::nullopt : std::optional(report);
  model_.setScores(report.labels, classes);
  showSummary();
}

void PerClassPanel::showSummary() {
  summary_->setVisible(classes_ || labels_);
  if (classes_) {
    summary_->setText(tr("Accuracy %1 · macro F1 %2 · weighted F1 %3")
                          .arg(display::percent(classes_->accuracy), display::score(classes_->macro.f1),
                               display::score(classes_->weighted.f1)));
  } else if (labels_) {
    summary_->setText(
        tr("All labels right %1 · macro F1 %2 · micro F1 %3")
            .arg(display::percent(labels_->exact), display::score(labels_->macro.f1), display::score(labels_->micro.f1)));
  }
}

void PerClassPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  Card::changeEvent(event);
}

void PerClassPanel::retranslate() {
  setTitle(tr("Per class"));
  table_->setAccessibleName(tr("Scores of each class"));
  table_->setEmptyText(tr("Scores appear with the first epoch."));
  model_.retranslate();
  showSummary();
}

}  // namespace luthier
