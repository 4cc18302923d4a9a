// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "app/pages/compare/run_pair.h"

class QComboBox;
class QLabel;

namespace luthier {

/// Which two of the chosen runs are held against each other, on which split, and whether one of them is really better.
class PairBar : public QWidget {
  Q_OBJECT
 public:
  PairBar(const StudioContext& context, RunPair& pair, QWidget* parent = nullptr);

  /// The runs to choose from; the baseline comes first where it is among them.
  void setRuns(const std::vector<RowId>& runs, RowId baseline);
  /// "B is better than A ...", as it is shown.
  [[nodiscard]] QString verdict() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void choose();
  [[nodiscard]] QString nameOf(RowId run) const;
  void retranslate();

  StudioContext context_;
  RunPair& pair_;
  QLabel* firstLabel_;
  QComboBox* first_;
  QLabel* secondLabel_;
  QComboBox* second_;
  QLabel* splitLabel_;
  QComboBox* split_;
  QLabel* verdict_;
};

}  // namespace luthier
