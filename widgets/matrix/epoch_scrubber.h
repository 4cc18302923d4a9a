// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QSlider;

namespace luthier {

/// "epoch 2 o----o----|": goes back through the epochs of a run. While it stands at the newest epoch it follows new ones.
class EpochScrubber : public QWidget {
  Q_OBJECT
 public:
  explicit EpochScrubber(QWidget* parent = nullptr);

  /// The epochs there are, ascending (1 is the first).
  void setEpochs(std::vector<int> epochs);
  [[nodiscard]] const std::vector<int>& epochs() const { return epochs_; }
  /// The epoch shown; 0 where there is none.
  [[nodiscard]] int epoch() const;
  void setEpoch(int epoch);
  [[nodiscard]] bool following() const;

 Q_SIGNALS:
  void epochChanged(int epoch);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showEpoch();

  std::vector<int> epochs_;
  QLabel* label_;
  QSlider* slider_;
};

}  // namespace luthier
