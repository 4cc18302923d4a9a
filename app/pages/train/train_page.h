// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/page.h"
#include "app/pages/runs/run_actions.h"

class QAction;
class QMenu;
class QStackedWidget;

namespace luthier {

class EmptyState;
class RunListView;
class RunSetupView;
class RunView;

/// Runs: all of them, a new one, one of them live.
class TrainPage : public Page {
  Q_OBJECT

 public:
  explicit TrainPage(const StudioContext& context);

  void activate() override;
  void open(const Destination& destination) override;
  void refresh() override;
  [[nodiscard]] RowId shownRun() const;

 protected:
  void retranslate() override;

 private:
  void buildHeader();
  void showList();
  void showSetup();
  void showRun(RowId run);
  void showEmptyOr(QWidget* view);
  void updateHeader();
  void updateForRun(const RunRecord& run);
  void actOnPrimary();
  void askMoreEpochs();
  [[nodiscard]] const RunRecord* current() const;

  RunActions actions_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  RunListView* list_;
  RunSetupView* setup_;
  RunView* view_;
  QPushButton* back_;
  QPushButton* more_;
  QPushButton* pause_;
  QPushButton* primary_;
  QMenu* menu_;
  QAction* stop_;
  QAction* moreEpochs_;
  QAction* again_;
  QAction* remove_;
  bool setupReady_ = false;
  bool started_ = false;
};

}  // namespace luthier
