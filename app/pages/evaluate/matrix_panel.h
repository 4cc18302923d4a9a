// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/evaluate/evaluation.h"
#include "widgets/states/card.h"

class QCheckBox;

namespace luthier {

class ConfusionMatrixView;
class EpochScrubber;

/// The confusion matrix of the shown epoch with the scrubber that chooses it.
class MatrixPanel : public Card {
  Q_OBJECT
 public:
  explicit MatrixPanel(QWidget* parent = nullptr);

  void showEpochs(const Evaluation& evaluation);
  void showMatrix(const Evaluation& evaluation, const QStringList& classes);
  void setCurrentCell(int truth, int answer);

 signals:
  /// 0: the newest, also as new ones come.
  void epochChosen(qint64 epoch);
  void cellChosen(int truth, int answer);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  QCheckBox* shares_;
  EpochScrubber* scrubber_;
  ConfusionMatrixView* view_;
};

}  // namespace luthier
