// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "app/pages/studio_context.h"
#include "widgets/states/card.h"

namespace luthier {

class ConfusionMatrixView;
class EpochScrubber;

/// The confusion matrix of the validation split after each epoch; it follows the newest until the person goes back. A cell
/// opens its examples on Evaluate.
class MatrixCard : public Card {
  Q_OBJECT

 public:
  explicit MatrixCard(const StudioContext& context, QWidget* parent = nullptr);

  void showRun(RowId run, const QStringList& classes);
  void addEpoch(qint64 epoch);
  void clear();

 signals:
  /// The epoch in sight.
  void epochChanged(qint64 epoch);
  void notice(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void load(int epoch);
  void retranslate();

  StudioContext context_;
  RowId run_ = 0;
  std::set<int> epochs_;
  EpochScrubber* scrubber_;
  ConfusionMatrixView* view_;
};

}  // namespace luthier
