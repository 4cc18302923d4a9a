// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/theme/theme.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace luthier {

/// "Running [======>   ] epoch 3 of 3 . 9 s left  [Cancel]": one line for anything that takes over a second.
class ProgressStrip : public QWidget {
  Q_OBJECT
 public:
  explicit ProgressStrip(QWidget* parent = nullptr);

  /// The word at the left ("Running") and its meaning.
  void setStatus(const QString& status, theme::Tone tone = theme::Tone::Good);
  /// 0 to 1; below 0: unknown, the bar moves (stands, where motion is unwelcome).
  void setProgress(double share);
  [[nodiscard]] double progress() const { return share_; }
  /// The text at the right ("epoch 3 of 3 · 9 s left").
  void setDetail(const QString& detail);
  void setCancellable(bool cancellable);

 Q_SIGNALS:
  void cancelled();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void describe();

  double share_ = 0.0;
  QLabel* status_;
  QProgressBar* bar_;
  QLabel* detail_;
  QPushButton* cancel_;
};

}  // namespace luthier
