// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/evaluate/matrix_panel.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "widgets/matrix/confusion_matrix_view.h"
#include "widgets/matrix/epoch_scrubber.h"

namespace luthier {

MatrixPanel::MatrixPanel(QWidget* parent) : Card(parent) {
  shares_ = new QCheckBox;
  scrubber_ = new EpochScrubber;
  view_ = new ConfusionMatrixView;
  header().addWidget(shares_);
  header().addWidget(scrubber_);
  body().addWidget(view_, 1);
  connect(shares_, &QCheckBox::toggled, view_, &ConfusionMatrixView::setNormalised);
  connect(view_, &ConfusionMatrixView::normalisedChanged, shares_, &QCheckBox::setChecked);
  connect(scrubber_, &EpochScrubber::epochChanged, this,
          [this](int epoch) { emit epochChosen(scrubber_->following() ? 0 : epoch); });
  connect(view_, &ConfusionMatrixView::cellActivated, this, &MatrixPanel::cellChosen);
  retranslate();
}

void MatrixPanel::showEpochs(const Evaluation& evaluation) {
  std::vector<int> epochs;
  for (const std::int64_t epoch : evaluation.epochs()) {
    epochs.push_back(static_cast<int>(epoch));
  }
  const QSignalBlocker blocker(scrubber_);
  scrubber_->setEpochs(std::move(epochs));
  scrubber_->setVisible(evaluation.epochs().size() > 1);
}

void MatrixPanel::showMatrix(const Evaluation& evaluation, const QStringList& classes) {
  view_->setClassNames(classes);
  view_->setMatrix(evaluation.matrix());
  const QSignalBlocker blocker(scrubber_);
  scrubber_->setEpoch(static_cast<int>(evaluation.epoch()));
}

void MatrixPanel::setCurrentCell(int truth, int answer) { view_->setCurrentCell(MatrixCell{truth, answer}); }

void MatrixPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  Card::changeEvent(event);
}

void MatrixPanel::retranslate() {
  setTitle(tr("Confusion matrix"));
  shares_->setText(tr("Per cent"));
  shares_->setToolTip(tr("Shares of each true class instead of counts"));
  scrubber_->setAccessibleName(tr("Epoch"));
  view_->setTitle(tr("Confusion matrix"));
  view_->setEmptyText(tr("No matrix for this run and split yet."));
}

}  // namespace luthier
