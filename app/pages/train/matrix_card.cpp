// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/matrix_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "core/store/epochs_table.h"
#include "widgets/matrix/confusion_matrix_view.h"
#include "widgets/matrix/epoch_scrubber.h"

namespace luthier {

MatrixCard::MatrixCard(const StudioContext& context, QWidget* parent)
    : Card(QStringLiteral(" "), parent), context_(context), scrubber_(new EpochScrubber), view_(new ConfusionMatrixView) {
  header().addWidget(scrubber_);
  body().addWidget(view_, 1);
  connect(scrubber_, &EpochScrubber::epochChanged, this, &MatrixCard::load);
  connect(view_, &Figure::notice, this, &MatrixCard::notice);
  connect(view_, &ConfusionMatrixView::cellActivated, this, [this](int truth, int answer) {
    Destination destination;
    destination.page = PageId::Evaluate;
    destination.run = run_;
    destination.epoch = scrubber_->epoch();
    destination.truth = truth;
    destination.answer = answer;
    context_.navigator.open(destination);
  });
  retranslate();
}

void MatrixCard::showRun(RowId run, const QStringList& classes) {
  run_ = run;
  view_->setClassNames(classes);
}

void MatrixCard::clear() {
  epochs_.clear();
  scrubber_->setEpochs({});
  view_->setMatrix({});
}

void MatrixCard::addEpoch(qint64 epoch) {
  const auto before = scrubber_->epoch();
  epochs_.insert(static_cast<int>(epoch));
  scrubber_->setEpochs({epochs_.begin(), epochs_.end()});
  if (scrubber_->epoch() == before || before == 0) {
    load(scrubber_->epoch());
  }
}

void MatrixCard::load(int epoch) {
  if (epoch <= 0) {
    return;
  }
  context_.store.query(
      this, [run = run_, epoch](Database& database) { return epochs::matrix(database, run, epoch, Split::Validation); },
      [this, run = run_, epoch](const std::optional<EpochMatrix>& matrix) {
        if (matrix && run == run_ && epoch == scrubber_->epoch()) {
          view_->setMatrix(ConfusionMatrix(static_cast<std::size_t>(matrix->classes), matrix->counts));
          emit epochChanged(epoch);
        }
      });
}

void MatrixCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  Card::changeEvent(event);
}

void MatrixCard::retranslate() {
  setTitle(tr("Confusion matrix"));
  view_->setTitle(tr("Confusion matrix"));
  view_->setEmptyText(tr("The first matrix comes with the end of the first epoch."));
  scrubber_->setAccessibleName(tr("Epoch of the confusion matrix"));
}

}  // namespace luthier
