// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/item_models/compared_run.h"
#include "app/pages/compare/run_pair.h"
#include "widgets/states/card.h"

class QStackedWidget;

namespace luthier {

class CurvesPanel;
class DifferencesPanel;
class FiguresPanel;
class PairBar;
class RelationsPanel;
class SegmentedTabs;

/// What there is to see of the chosen runs: curves and differing settings, figures, matrices and examples of two of them, and how
/// settings and figures go together. Only what is in front reads the store.
class ComparisonCard : public Card {
  Q_OBJECT
 public:
  enum Tab { Curves, Figures, Matrices, Examples, Relations, TabCount };

  explicit ComparisonCard(const StudioContext& context, QWidget* parent = nullptr);

  void setRuns(std::vector<ComparedRun> runs, RowId baseline);
  /// Runs may have new points and epochs.
  void refresh();
  void setTab(int tab);
  [[nodiscard]] int tab() const;

 signals:
  void selectionWanted(const std::vector<luthier::RowId>& runs);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build(const StudioContext& context);
  void fillFront();
  void retranslate();

  RunPair pair_;
  std::vector<ComparedRun> runs_;
  RowId baseline_ = 0;
  SegmentedTabs* tabs_;
  PairBar* pairBar_;
  QStackedWidget* stack_;
  CurvesPanel* curves_;
  DifferencesPanel* differences_;
  FiguresPanel* figures_;
  RelationsPanel* relations_;
};

}  // namespace luthier
