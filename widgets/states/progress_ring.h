// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace luthier {

/// A small ring that fills clockwise; below 0 the share is unknown and a quarter of it is drawn.
class ProgressRing : public QWidget {
  Q_OBJECT
  Q_PROPERTY(double progress READ progress WRITE setProgress)
 public:
  explicit ProgressRing(QWidget* parent = nullptr);

  [[nodiscard]] double progress() const { return share_; }
  void setProgress(double share);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  double share_ = 0.0;
};

}  // namespace luthier
