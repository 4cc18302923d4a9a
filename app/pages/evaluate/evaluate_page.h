// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/evaluate/evaluation.h"
#include "app/pages/page.h"

class QComboBox;
class QLabel;
class QStackedWidget;

namespace luthier {

class EmptyState;
class EngineJob;
class ExamplesPanel;
class MatrixPanel;
class PerClassPanel;
class SegmentedTabs;
class TryPanel;

/// How good a run is, and where it is wrong: matrix of any epoch, scores of each class, the examples behind a cell, and what
/// it answers to an image of one's own.
class EvaluatePage : public Page {
  Q_OBJECT
 public:
  explicit EvaluatePage(const StudioContext& context);

  void activate() override;
  void open(const Destination& destination) override;
  void refresh() override;

 protected:
  void retranslate() override;
  void takePaths(const QStringList& paths) override;

 private:
  void build();
  QWidget* buildPickers();
  void connectParts();
  void fillRuns();
  void chooseRun(RowId run);
  void showEvaluation();
  void openCell(int truth, int answer);
  void evaluateTest();
  void updateTestButton();
  [[nodiscard]] DatasetRecord dataset() const;

  Evaluation evaluation_;
  Destination pending_;  // what to open once its run has been read
  QPushButton* test_;
  EngineJob* job_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  QLabel* runLabel_;
  QComboBox* run_;
  SegmentedTabs* split_;
  MatrixPanel* matrix_;
  PerClassPanel* perClass_;
  ExamplesPanel* examples_;
  TryPanel* try_;
};

}  // namespace luthier
