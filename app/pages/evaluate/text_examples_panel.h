// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/item_models/text_prediction_model.h"
#include "app/pages/evaluate/evaluation.h"
#include "app/pages/evaluate/mistakes.h"
#include "widgets/states/card.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace luthier {

class DataTable;

/// Texts of the shown epoch with truth, answer and confidence, worst first: mistakes, all, or those of a cell or class that was
/// chosen; filtered by confidence, length and words. Shows the first 2,000 of them.
class TextExamplesPanel : public Card {
  Q_OBJECT
 public:
  explicit TextExamplesPanel(const StudioContext& context, QWidget* parent = nullptr);

  void show(const DatasetRecord& dataset, const std::optional<EpochPredictions>& predictions);
  /// Of a run whose answers are no classes.
  void showAnswers(const DatasetRecord& dataset, RowId run, Split split);
  void choose(const ExampleChoice& choice);

 signals:
  void textChosen(const luthier::protocol::TextInput& input);
  void explainRequested(const luthier::protocol::TextInput& input);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* buildFilters();
  void update();
  void take(std::vector<TextPredictionRow> rows);
  void leaveRoomForTheText();
  [[nodiscard]] QString heading() const;
  void retranslate();

  StudioContext context_;
  DatasetRecord dataset_;
  std::optional<EpochPredictions> predictions_;
  ExampleChoice choice_ = {.mistakesOnly = true};
  TextPredictionModel model_;
  std::size_t chosen_ = 0;  // examples that fit, shown or not
  RowId answersOf_ = 0;     // the run whose answers are shown; 0: predictions_
  int generation_ = 0;
  QPushButton* explain_;
  QComboBox* which_;
  QLabel* confidenceLabel_;
  QSpinBox* confidence_;
  QLabel* lengthLabel_;
  QSpinBox* length_;
  DataTable* table_;
  QLabel* note_;
};

}  // namespace luthier
