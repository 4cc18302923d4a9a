// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/item_models/text_prediction_model.h"
#include "app/pages/examples/example_cell.h"
#include "app/pages/studio_context.h"
#include "widgets/states/card.h"

namespace luthier {

class DataTable;
class ExampleSource;
class ImageGrid;

/// A row of images (a few texts) of the validation split, the same ones in every epoch (the first of each class), with the answer of the
/// epoch in sight: what the curves mean.
class SamplePredictions : public Card {
  Q_OBJECT

 public:
  explicit SamplePredictions(const StudioContext& context, QWidget* parent = nullptr);

  void showRun(const RunRecord& run);
  void showEpoch(qint64 epoch);
  /// Of a run whose answers are no classes: what its best epoch so far says. Asked again for the same epoch, it does nothing.
  void showAnswers(qint64 bestEpoch);
  void clear();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void take(const EpochPredictions& predictions);
  void readAnswers();
  void showItems(const DatasetRecord& dataset, std::vector<ImageItem> items);
  void showTexts(const DatasetRecord& dataset, const std::vector<ExampleCell>& cells);
  void retranslate();

  StudioContext context_;
  RunRecord run_;
  qint64 epoch_ = 0;      // the one that is shown; 0: none
  bool answers_ = false;  // it is shown by answers that are no classes
  std::vector<RowId> shown_;
  ImageGrid* grid_;
  ExampleSource* source_;
  TextPredictionModel texts_;
  DataTable* table_;
};

}  // namespace luthier
