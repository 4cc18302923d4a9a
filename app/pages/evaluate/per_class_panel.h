// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "app/item_models/per_class_model.h"
#include "widgets/states/card.h"

class QLabel;

namespace luthier {

class DataTable;

/// Support, precision, recall and F1 of each class, with the figures of the whole split above.
class PerClassPanel : public Card {
  Q_OBJECT
 public:
  explicit PerClassPanel(QWidget* parent = nullptr);

  void setMatrix(const ConfusionMatrix& matrix, const QStringList& classes);

 signals:
  void classActivated(int label);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showSummary();

  PerClassModel model_;
  ClassificationReport report_;
  bool any_ = false;
  QLabel* summary_;
  DataTable* table_;
};

}  // namespace luthier
