// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <optional>

#include "app/item_models/per_class_model.h"
#include "core/metrics/label_scores.h"
#include "widgets/states/card.h"

class QLabel;

namespace luthier {

class DataTable;

/// Support, precision, recall and F1 of each class (or label), with the figures of the whole split above.
class PerClassPanel : public Card {
  Q_OBJECT
 public:
  explicit PerClassPanel(QWidget* parent = nullptr);

  /// One class for each example.
  void setMatrix(const ConfusionMatrix& matrix, const QStringList& classes);
  /// Any number of labels.
  void setLabels(const LabelReport& report, const QStringList& classes);

 signals:
  void classActivated(int label);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showSummary();

  PerClassModel model_;
  std::optional<ClassificationReport> classes_;  // one of them, or none
  std::optional<LabelReport> labels_;
  QLabel* summary_;
  DataTable* table_;
};

}  // namespace luthier
