// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/theme/icons.h"

class QLabel;
class QPushButton;

namespace luthier {

/// A page or a card without content: what it is for, a line drawing, the one button.
class EmptyState : public QWidget {
  Q_OBJECT
 public:
  explicit EmptyState(QWidget* parent = nullptr);

  void setIllustration(theme::Icon icon);
  void setTitle(const QString& title);
  void setText(const QString& text);
  /// "" hides the button.
  void setButton(const QString& text);
  [[nodiscard]] QPushButton& button() const { return *button_; }

 Q_SIGNALS:
  void buttonClicked();

 private:
  class Illustration;
  Illustration* illustration_;
  QLabel* title_;
  QLabel* text_;
  QPushButton* button_;
};

}  // namespace luthier
