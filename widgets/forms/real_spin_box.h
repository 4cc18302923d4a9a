// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

namespace luthier {

/// A field for real numbers in their shortest form ("0.0005", "1e-06"). With logarithmic steps it walks 1, 2, 5, 10.
class RealSpinBox : public QDoubleSpinBox {
  Q_OBJECT
 public:
  explicit RealSpinBox(bool logarithmic, QWidget* parent = nullptr);

  [[nodiscard]] QString textFromValue(double value) const override;
  [[nodiscard]] double valueFromText(const QString& text) const override;
  QValidator::State validate(QString& text, int& position) const override;
  void stepBy(int steps) override;

 private:
  [[nodiscard]] QString withoutUnit(const QString& text) const;

  bool logarithmic_;
};

}  // namespace luthier
