// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/comparison_card.h"

#include <QEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/pages/compare/curves_panel.h"
#include "app/pages/compare/differences_panel.h"
#include "app/pages/compare/figures_panel.h"
#include "app/pages/compare/matrices_panel.h"
#include "app/pages/compare/pair_bar.h"
#include "app/pages/compare/pair_examples_panel.h"
#include "app/pages/compare/relations_panel.h"
#include "widgets/states/segmented_tabs.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr std::size_t mostBars = 200;  // runs with a bar of their own

}  // namespace

ComparisonCard::ComparisonCard(const StudioContext& context, QWidget* parent) : Card(parent), pair_(context, this) {
  build(context);
  connect(tabs_, &QTabBar::currentChanged, this, [this](int tab) {
    stack_->setCurrentIndex(tab);
    pairBar_->setVisible(tab == Matrices || tab == Examples);
    fillFront();
  });
  connect(relations_, &RelationsPanel::selectionWanted, this, &ComparisonCard::selectionWanted);
  retranslate();
}

void ComparisonCard::build(const StudioContext& context) {
  tabs_ = new SegmentedTabs;
  for (int tab = 0; tab < TabCount; ++tab) {
    tabs_->addTab({});
  }
  pairBar_ = new PairBar(context, pair_);
  pairBar_->hide();
  curves_ = new CurvesPanel(context);
  differences_ = new DifferencesPanel(context);
  figures_ = new FiguresPanel(context);
  relations_ = new RelationsPanel(context);
  auto* both = new QSplitter(Qt::Horizontal);
  both->setChildrenCollapsible(false);
  both->setHandleWidth(theme::spaceLarge);
  both->addWidget(curves_);
  both->addWidget(differences_);
  both->setSizes({680, 380});
  stack_ = new QStackedWidget;
  stack_->addWidget(both);
  stack_->addWidget(figures_);
  stack_->addWidget(new MatricesPanel(context, pair_));
  stack_->addWidget(new PairExamplesPanel(context, pair_));
  stack_->addWidget(relations_);
  body().addWidget(tabs_);
  body().addWidget(pairBar_);
  body().addWidget(stack_, 1);
}

void ComparisonCard::setRuns(std::vector<ComparedRun> runs, RowId baseline) {
  runs_ = std::move(runs);
  baseline_ = baseline;
  fillFront();
}

void ComparisonCard::fillFront() {
  std::vector<RowId> ids;
  for (const ComparedRun& run : runs_) {
    ids.push_back(run.id);
  }
  switch (tabs_->currentIndex()) {
    case Curves:
      curves_->setRuns(ids);
      differences_->setRuns(ids);
      break;
    case Figures:
      ids.resize(std::min(ids.size(), mostBars));
      figures_->setRuns(ids);
      break;
    case Matrices:
    case Examples:
      pairBar_->setRuns(ids, baseline_);
      break;
    case Relations:
      relations_->setRuns(runs_);
      break;
    default:
      break;
  }
}

void ComparisonCard::refresh() {
  switch (tabs_->currentIndex()) {
    case Curves:
      curves_->refresh();
      break;
    case Figures:
      figures_->refresh();
      break;
    case Matrices:
    case Examples:
      pair_.refresh();
      break;
    case Relations:
      relations_->refresh();
      break;
    default:
      break;
  }
}

void ComparisonCard::setTab(int tab) { tabs_->setCurrentIndex(std::clamp(tab, 0, static_cast<int>(TabCount) - 1)); }
int ComparisonCard::tab() const { return tabs_->currentIndex(); }

void ComparisonCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  Card::changeEvent(event);
}

void ComparisonCard::retranslate() {
  tabs_->setAccessibleName(tr("What to compare"));
  tabs_->setTabText(Curves, tr("Curves and settings"));
  tabs_->setTabText(Figures, tr("Figures"));
  tabs_->setTabText(Matrices, tr("Confusion matrices"));
  tabs_->setTabText(Examples, tr("Examples"));
  tabs_->setTabText(Relations, tr("Relations"));
}

}  // namespace luthier
