// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;
class QToolButton;

namespace luthier {

/// A message over the foot of its parent. A plain one goes by itself after some seconds (not while the pointer rests on it);
/// one with details stays until it is closed, and can be copied.
class Toast : public QFrame {
  Q_OBJECT

 public:
  explicit Toast(QWidget* parent);

  void showText(const QString& text);
  void showProblem(const QString& cause, const QString& cure);
  [[nodiscard]] QString text() const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void showNow();
  void place();
  void retranslate();

  QLabel* first_;
  QLabel* second_;
  QPushButton* copy_;
  QToolButton* close_;
  QTimer timer_;
};

}  // namespace luthier
