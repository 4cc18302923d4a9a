// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace luthier {

/// A line at the foot of the window that says what was done and offers to take it back. Never modal; goes by itself, but not
/// while the pointer or the keyboard is on it. The window owns one.
class Toast : public QFrame {
  Q_OBJECT
 public:
  /// Lies over `host`, at its foot.
  explicit Toast(QWidget* host);

  void showMessage(const QString& text);
  /// With a button ("Undo") that calls `action` once.
  void showMessage(const QString& text, const QString& actionText, std::function<void()> action);
  [[nodiscard]] QString text() const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void place();
  void leave();
  void retranslate();

  QLabel* text_;
  QPushButton* button_;
  QToolButton* close_;
  QTimer* timer_;
  std::function<void()> action_;
};

}  // namespace luthier
