// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "app/pages/compare/run_pair.h"

class QLabel;

namespace luthier {

class ConfusionMatrixView;

/// The confusion matrices of two runs side by side, and their difference.
class MatricesPanel : public QWidget {
  Q_OBJECT
 public:
  MatricesPanel(const StudioContext& context, RunPair& pair, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fill();
  void open(RowId run, int truth, int answer);
  [[nodiscard]] QString nameOf(RowId run) const;
  void retranslate();

  StudioContext context_;
  RunPair& pair_;
  std::array<QLabel*, 3> titles_{};
  std::array<ConfusionMatrixView*, 3> views_{};  // first, second, difference
};

}  // namespace luthier
