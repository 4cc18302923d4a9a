// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/matrices_panel.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include "app/pages/examples/example_cell.h"
#include "widgets/matrix/confusion_matrix_view.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

enum Place : std::size_t { First, Second, Difference };

ConfusionMatrix matrixOf(const FinalAnswers& answers) {
  return answers.matrix ? ConfusionMatrix(static_cast<std::size_t>(answers.matrix->classes), answers.matrix->counts)
                        : ConfusionMatrix();
}

}  // namespace

MatricesPanel::MatricesPanel(const StudioContext& context, RunPair& pair, QWidget* parent)
    : QWidget(parent), context_(context), pair_(pair) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(theme::spaceLarge);
  grid->setRowStretch(1, 1);
  for (std::size_t place = 0; place < views_.size(); ++place) {
    titles_[place] = theme::makeLabel({}, theme::TextRole::Strong);
    titles_[place]->setTextFormat(Qt::PlainText);
    views_[place] = new ConfusionMatrixView;
    grid->addWidget(titles_[place], 0, static_cast<int>(place));
    grid->addWidget(views_[place], 1, static_cast<int>(place));
    grid->setColumnStretch(static_cast<int>(place), 1);
    connect(views_[place], &Figure::notice, &context_.navigator, &Navigator::toast);
  }
  views_[Difference]->setActivatable(false);
  connect(views_[First], &ConfusionMatrixView::cellActivated, this,
          [this](int truth, int answer) { open(pair_.first(), truth, answer); });
  connect(views_[Second], &ConfusionMatrixView::cellActivated, this,
          [this](int truth, int answer) { open(pair_.second(), truth, answer); });
  connect(&pair_, &RunPair::changed, this, &MatricesPanel::fill);
  retranslate();
}

void MatricesPanel::fill() {
  const RunRecord* run = context_.watcher.snapshot().run(pair_.first());
  const DatasetRecord* dataset = run == nullptr ? nullptr : context_.watcher.snapshot().dataset(run->dataset);
  const ConfusionMatrix first = matrixOf(pair_.firstAnswers());
  const ConfusionMatrix second = matrixOf(pair_.secondAnswers());
  views_[First]->setMatrix(first);
  views_[Second]->setMatrix(second);
  views_[Difference]->setMatrix(pair_.sameClasses() ? second : ConfusionMatrix());
  if (pair_.sameClasses()) {
    views_[Difference]->setBefore(first);
    // Counts of another number of examples say nothing beside each other.
    views_[Difference]->setNormalised(first.total() != second.total());
  }
  for (ConfusionMatrixView* view : views_) {
    view->setClassNames(dataset == nullptr ? QStringList() : classNames(*dataset));
  }
  retranslate();
}

void MatricesPanel::open(RowId run, int truth, int answer) {
  Destination destination;
  destination.page = PageId::Evaluate;
  destination.run = run;
  destination.truth = truth;
  destination.answer = answer;
  context_.navigator.open(destination);
}

QString MatricesPanel::nameOf(RowId run) const {
  const RunRecord* record = context_.watcher.snapshot().run(run);
  return record == nullptr ? QString() : QString::fromStdString(record->name);
}

void MatricesPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void MatricesPanel::retranslate() {
  const bool two = pair_.first() != 0;
  const QString texts[] = {two ? nameOf(pair_.first()) : tr("First run"), two ? nameOf(pair_.second()) : tr("Second run"),
                           tr("Difference: second minus first")};
  for (std::size_t place = 0; place < views_.size(); ++place) {
    titles_[place]->setText(texts[place]);
    views_[place]->setTitle(texts[place]);
    views_[place]->setEmptyText(!two                  ? tr("Select two or more runs.")
                                : place == Difference ? tr("Only matrices over the same classes have a difference.")
                                                      : tr("This run has no matrix of this split."));
  }
}

}  // namespace luthier
