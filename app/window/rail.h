// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <map>

#include "app/engine/navigator.h"
#include "app/window/running_jobs.h"

class QLabel;
class QToolButton;
class QButtonGroup;

namespace luthier {

class NavButton;

/// The rail on the left: the pages, and at its foot the running jobs and Preferences. Folded it shows icons only.
class Rail : public QWidget {
  Q_OBJECT

 public:
  explicit Rail(QWidget* parent = nullptr);

  void setCurrent(PageId page);
  void setFolded(bool folded);
  [[nodiscard]] bool folded() const { return folded_; }
  [[nodiscard]] RunningJobs& jobs() { return *jobs_; }

 signals:
  void pageChosen(luthier::PageId page);
  void foldToggled(bool folded);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  QLabel* wordmark_;
  QToolButton* fold_;
  QButtonGroup* group_;
  std::map<PageId, NavButton*> buttons_;
  RunningJobs* jobs_;
  bool folded_ = false;
};

}  // namespace luthier
