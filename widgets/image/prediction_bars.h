// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace luthier {

/// One answer of a model.
struct PredictedClass {
  QString name;
  double probability = 0.0;  // 0 to 1
  bool truth = false;        // the class it really is, where that is known
};

/// An answer as bars: name, bar, per cent, the first one in bold.
class PredictionBars : public QWidget {
  Q_OBJECT
 public:
  explicit PredictionBars(QWidget* parent = nullptr);

  void setPredictions(std::vector<PredictedClass> predictions);
  [[nodiscard]] const std::vector<PredictedClass>& predictions() const { return predictions_; }

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void describe();

  std::vector<PredictedClass> predictions_;
};

}  // namespace luthier
