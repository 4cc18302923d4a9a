// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace luthier {

/// What happened, where, and what to do: a line of a page that stays until it is closed or mended. Texts are plain, never
/// rich: they may carry names from a foreign file.
class ErrorBanner : public QFrame {
  Q_OBJECT
 public:
  enum class Severity { Warning, Error };

  explicit ErrorBanner(QWidget* parent = nullptr);

  /// `cause`: what happened, to which file. `cure`: what to do. `details`: for the copy button only (log, versions). Shows it.
  void showProblem(Severity severity, const QString& cause, const QString& cure, const QString& details = {});
  /// A button that mends it ("Locate the folder"); "" for none.
  void setAction(const QString& text);
  void setClosable(bool closable);
  /// All of it, as the copy button puts it on the clipboard.
  [[nodiscard]] QString fullText() const;

 Q_SIGNALS:
  void actionClicked();
  void closed();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void updateIcon();

  Severity severity_ = Severity::Error;
  QString details_;
  QLabel* icon_;
  QLabel* cause_;
  QLabel* cure_;
  QPushButton* action_;
  QPushButton* copy_;
  QToolButton* close_;
};

}  // namespace luthier
