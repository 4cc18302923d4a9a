// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/evaluate/evaluation.h"
#include "app/pages/evaluate/mistakes.h"
#include "app/pages/page.h"

class QComboBox;
class QLabel;
class QSplitter;
class QStackedWidget;

namespace luthier {

class EmptyState;
class EngineJob;
class ExamplesPanel;
class MatrixPanel;
class MetricsPanel;
class PerClassPanel;
class SegmentedTabs;
class TextExamplesPanel;
class TextTryPanel;
class TryPanel;

/// How good a run is, and where it is wrong: matrix of any epoch, scores of each class, the examples behind a cell, and what
/// it answers to an example of one's own. Which panels are there the run's task says (its views and the kind of its examples).
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
  void arrangeFor(const RunRecord* run);
  void chooseExamples(const ExampleChoice& choice);
  void explain(const protocol::TextInput& input);
  void showEvaluation();
  void showLabelScores(const DatasetRecord& dataset);
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
  MetricsPanel* metrics_;
  TextExamplesPanel* texts_;
  TextTryPanel* tryText_;
  QSplitter* halves_;
  QStackedWidget* examplesStack_;  // by example kind
  QStackedWidget* tryStack_;
};

}  // namespace luthier
