// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace luthier {

/// Top of a page: title and one sentence at the left, actions at the right (the primary one last).
class PageHeader : public QWidget {
  Q_OBJECT
 public:
  explicit PageHeader(QWidget* parent = nullptr);

  void setTitle(const QString& title);
  void setSentence(const QString& sentence);
  /// Not owned before, a child afterwards.
  void addControl(QWidget* control);

 private:
  QLabel* title_;
  QLabel* sentence_;
  QHBoxLayout* actions_;
};

}  // namespace luthier
