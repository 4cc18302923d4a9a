// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/evaluate/evaluation.h"
#include "app/pages/evaluate/mistakes.h"
#include "widgets/states/card.h"

class QPushButton;

namespace luthier {

class ExampleSource;
class ImageGrid;

/// Examples of the shown epoch, worst first: all mistakes, or those of a cell or class that was chosen.
class ExamplesPanel : public Card {
  Q_OBJECT
 public:
  explicit ExamplesPanel(const StudioContext& context, QWidget* parent = nullptr);

  /// Shows what is chosen in another dataset or epoch.
  void show(const DatasetRecord& dataset, const std::optional<EpochPredictions>& predictions);
  /// Of a run whose answers are no classes: those of its best epoch, worst first.
  void showAnswers(const DatasetRecord& dataset, RowId run, Split split);
  void choose(const ExampleChoice& choice);
  [[nodiscard]] const ExampleChoice& choice() const { return choice_; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void update();
  void readAnswers();
  void retranslate();

  DatasetRecord dataset_;
  std::optional<EpochPredictions> predictions_;
  ExampleChoice choice_ = {.mistakesOnly = true};
  std::size_t shown_ = 0;
  RowId answersOf_ = 0;  // the run whose answers are shown; 0: predictions_
  Split split_ = Split::Validation;
  int generation_ = 0;
  StudioContext context_;
  QPushButton* all_;
  ImageGrid* grid_;
  ExampleSource* source_;
};

}  // namespace luthier
