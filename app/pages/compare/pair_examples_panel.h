// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "app/item_models/text_prediction_model.h"
#include "app/pages/compare/run_pair.h"
#include "app/pages/examples/example_cell.h"

class QComboBox;
class QLabel;
class QStackedWidget;

namespace luthier {

class DataTable;
class ExampleSource;
class ImageGrid;

/// The examples on which two runs differ: those that only one of them gets right, and those that neither does, surest mistakes
/// first, as pictures or texts. Opening one shows it where its mistake can be looked into.
class PairExamplesPanel : public QWidget {
  Q_OBJECT
 public:
  PairExamplesPanel(const StudioContext& context, RunPair& pair, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  enum Which { FirstOnly, SecondOnly, Neither };
  void fill();
  [[nodiscard]] std::vector<ExampleCell> cells(Which which) const;
  [[nodiscard]] const PairedAnswers::Places& places(Which which) const;
  /// The run whose mistake is shown.
  [[nodiscard]] RowId mistaken(Which which) const;
  [[nodiscard]] const DatasetRecord* dataset() const;
  void showTexts(const DatasetRecord& dataset, std::vector<ExampleCell> cells);
  void openImage(int row);
  void openText(int row);
  void retranslate();

  StudioContext context_;
  RunPair& pair_;
  std::vector<ExampleCell> shown_;
  TextPredictionModel texts_;
  int generation_ = 0;
  QComboBox* which_;
  QLabel* note_;
  QStackedWidget* stack_;
  ImageGrid* grid_;
  ExampleSource* source_;
  DataTable* table_;
};

}  // namespace luthier
