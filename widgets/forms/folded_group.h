// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace luthier {

/// A heading that unfolds what is below it. Space or Return on the heading, or a click.
class FoldedGroup : public QWidget {
  Q_OBJECT
 public:
  explicit FoldedGroup(QWidget* parent = nullptr);

  void setTitle(const QString& title);
  /// Behind the title, muted: "2 changed".
  void setRemark(const QString& remark);
  /// Takes the content over.
  void setContent(QWidget* content);
  [[nodiscard]] QWidget* content() const { return content_; }
  void setOpen(bool open);
  [[nodiscard]] bool isOpen() const;

 Q_SIGNALS:
  void toggled(bool open);

 private:
  void showTitle();

  QString title_;
  QString remark_;
  QToolButton* heading_;
  QWidget* content_ = nullptr;
};

}  // namespace luthier
